package dev.holdfast.it.guards;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets out what the desk throws. */
@WebServlet("/desk/*")
public class DeskServlet extends HttpServlet {

    @Inject
    Desk desk;

    @Inject
    Visit visit;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("visit") != null) {
            visit.count();
        }
        response.getWriter().print(request.getPathInfo().equals("/staff") ? desk.staff() : desk.open());
    }
}
