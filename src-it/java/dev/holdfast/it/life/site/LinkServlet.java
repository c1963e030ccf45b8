package dev.holdfast.it.life.site;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Links to other pages, as the server writes them for clients without cookies. */
@WebServlet("/links")
public class LinkServlet extends HttpServlet {

    @Inject
    Note note;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        note.write("linked");
        String page = request.getContextPath() + "/page";
        response.getWriter().print(response.encodeURL(page) + " " + response.encodeRedirectURL(page));
    }
}
