package dev.holdfast.it.figures;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Calls no bean, sends all of its response, and does not end before it is told to. */
@WebServlet("/held")
public class HeldServlet extends HttpServlet {

    private static final Semaphore ENDS = new Semaphore(0);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("no bean is called");
        response.flushBuffer();
        try {
            if (!ENDS.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody ended the request");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        ENDS.release();
    }
}
