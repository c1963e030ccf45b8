package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where forwards, includes, error pages and asynchronous dispatches lead. */
@WebServlet(urlPatterns = "/sight", asyncSupported = true)
public class SightServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String sight = Sight.of(request);
        response.getWriter().print(sight);
    }
}
