package dev.holdfast.it.firstbyte;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CyclicBarrier;

/** One request with several threads, all of which use the bean at once. */
@WebServlet(urlPatterns = "/crowd", asyncSupported = true)
public class CrowdServlet extends HttpServlet {

    static final int THREADS = 4;
    static final int PAGES = 25;

    @Inject
    private transient Ledger ledger;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        CyclicBarrier end = new CyclicBarrier(THREADS, () -> answer(async));
        for (int i = 0; i < THREADS; i++) {
            async.start(() -> {
                try {
                    start.await();
                    addPages();
                    end.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** The bean is one object for the threads of a request: like any object that threads share, it needs their care. */
    private void addPages() {
        for (int i = 0; i < PAGES; i++) {
            synchronized (this) {
                ledger.add("page");
            }
        }
    }

    private static void answer(AsyncContext async) {
        try {
            async.getResponse().getWriter().print(MomentServlet.SUCCESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            async.complete();
        }
    }
}
