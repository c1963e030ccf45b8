package dev.holdfast.it.guards.bare;

import dev.holdfast.interceptor.RequiresSession;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Carries a guard itself. */
@WebServlet("/guarded")
public class GuardedServlet extends HttpServlet {

    @Override
    @RequiresSession
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("in");
    }
}
