package dev.holdfast.it.scope;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet(urlPatterns = "/door/servlet", asyncSupported = true)
public class CallingServlet extends HttpServlet {

    @Inject
    private transient Trail trail;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        trail.step("servlet");
        response.getWriter().print(trail.getSteps());
    }
}
