package dev.holdfast.it.firstbyte;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What others forward to, include, or show as their error page: it flushes by itself. */
@WebServlet("/page")
public class PageServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(MomentServlet.SUCCESS);
        response.flushBuffer();
    }
}
