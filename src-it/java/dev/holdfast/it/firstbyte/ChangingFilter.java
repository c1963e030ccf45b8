package dev.holdfast.it.firstbyte;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Changes the bean, and lets the server send a file. */
@WebFilter("/static/*")
public class ChangingFilter extends HttpFilter {

    @Inject
    private transient Change change;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        change.make(request.getParameter("value"), request.getParameter("spoil"));
        chain.doFilter(request, response);
    }
}
