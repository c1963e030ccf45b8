package dev.holdfast.it.concurrency;

import dev.holdfast.DistributedSession;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Counts under the lock on a thread of its own, after the servlet has returned. */
@WebServlet(urlPatterns = "/async", asyncSupported = true)
public class AsyncTillServlet extends HttpServlet {

    @Inject
    private transient Till till;

    @Inject
    private transient DistributedSession session;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        async.start(() -> {
            try {
                till.nested();
                async.getResponse().getWriter().print(session.ref().orElse("-"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                async.complete();
            }
        });
    }
}
