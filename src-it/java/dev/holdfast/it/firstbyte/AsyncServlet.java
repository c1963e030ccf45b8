package dev.holdfast.it.firstbyte;

import dev.holdfast.it.support.OtherThreads;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The moments of an asynchronous servlet; the path names the moment. */
@WebServlet(urlPatterns = "/async/*", asyncSupported = true)
public class AsyncServlet extends HttpServlet {

    @Inject
    private transient Change change;

    private final transient OtherThreads executor = new OtherThreads();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String value = request.getParameter("value");
        String spoil = request.getParameter("spoil");
        switch (request.getPathInfo()) {
            case "/bare" -> {
                change.make(value, spoil);
                AsyncContext async = request.startAsync();
                executor.execute(() -> answer(async, request.getParameter("hold"), true));
            }
            case "/with-arguments" -> {
                change.make(value, spoil);
                AsyncContext async = request.startAsync(request, response);
                executor.execute(() -> answer(async, request.getParameter("hold"), true));
            }
            case "/complete" -> {
                change.make(value, spoil);
                AsyncContext async = request.startAsync();
                executor.execute(() -> answer(async, null, false));
            }
            case "/complete-here" -> {
                change.make(value, spoil);
                answer(request.startAsync(), null, false);
            }
            case "/started-thread" -> {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    change.make(value, spoil);
                    answer(async, request.getParameter("hold"), true);
                });
            }
            case "/dispatch" -> {
                change.make(value, spoil);
                // Not from another thread: Payara loses one that comes just as the servlet returns
                // (AsyncContextImpl.dispatch).
                request.startAsync().dispatch("/page");
            }
            case "/time-out" -> {
                change.make(value, spoil);
                AsyncContext async = request.startAsync();
                async.setTimeout(20);
                async.addListener(new AnswerAtTimeout());
            }
            default -> response.setStatus(404);
        }
    }

    private static void answer(AsyncContext async, String hold, boolean flush) {
        try {
            ServletResponse response = async.getResponse();
            response.getWriter().print(MomentServlet.SUCCESS);
            if (flush) {
                response.flushBuffer();
                Gate.hold(hold);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            async.complete();
        }
    }

    private static final class AnswerAtTimeout implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            answer(event.getAsyncContext(), null, false);
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
