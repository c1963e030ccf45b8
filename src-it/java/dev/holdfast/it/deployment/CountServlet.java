package dev.holdfast.it.deployment;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells how often this visitor has come. */
@WebServlet("/count")
public class CountServlet extends HttpServlet {

    @Inject
    private Fine fine;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(fine.count());
    }
}
