package dev.holdfast.it.remembered;

import dev.holdfast.SessionDirectory;
import dev.holdfast.SessionStatistics;
import jakarta.annotation.security.DeclareRoles;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells who calls, what was counted, and ends what is to end. */
@WebServlet({"/who", "/out", "/count", "/end-account"})
@DeclareRoles({"customer", "of-ada"})
public class WhoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private SessionStatistics statistics;

    @Inject
    private SessionDirectory directory;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (request.getServletPath()) {
            case "/out" -> request.logout();
            case "/count" -> response.getWriter().print(statistics.counts().get(request.getParameter("of")));
            case "/end-account" -> directory.endAccount(request.getParameter("of"));
            default ->
                response.getWriter()
                        .print(
                                request.getUserPrincipal() == null
                                        ? "nobody"
                                        : request.getUserPrincipal().getName() + " " + request.isUserInRole("of-ada"));
        }
    }
}
