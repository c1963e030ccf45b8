package dev.holdfast.it.scope;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Calls a bean, and has the container call another servlet for the same request later. */
@WebServlet(urlPatterns = "/door/redispatch", asyncSupported = true)
public class RedispatchingServlet extends HttpServlet {

    @Inject
    private transient Trail trail;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        trail.step("redispatch");
        request.startAsync().dispatch("/door/servlet");
    }
}
