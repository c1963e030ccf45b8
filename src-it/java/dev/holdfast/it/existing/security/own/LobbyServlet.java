package dev.holdfast.it.existing.security.own;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Open to all: what is in the session, or the way out. */
@WebServlet({"/lobby", "/sign-out", "/sign-in", "/puzzle", "/stored", "/front"})
public class LobbyServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getServletPath().equals("/front")) {
            throw new ServletException("the mechanism has answered");
        }
        if (request.getServletPath().equals("/sign-out")) {
            request.logout();
        }
        if (request.getParameter("note") != null) {
            request.getSession().setAttribute("note", request.getParameter("note"));
            response.flushBuffer();
        }
        Map<String, Object> content = new TreeMap<>();
        HttpSession session = request.getSession(false);
        if (session != null) {
            Collections.list(session.getAttributeNames())
                    .forEach(name -> content.put(name, session.getAttribute(name)));
            content.remove("recognized");
        }
        response.getWriter().print(content);
    }
}
