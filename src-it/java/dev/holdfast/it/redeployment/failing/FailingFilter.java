package dev.holdfast.it.redeployment.failing;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;

/** Stops the deployment as late as can be: listeners have been told of the application's start by then. */
@WebFilter("/*")
public class FailingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    public void init(FilterConfig config) {
        throw new IllegalStateException("this application is not to start");
    }
}
