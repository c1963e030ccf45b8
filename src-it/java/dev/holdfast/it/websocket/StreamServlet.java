package dev.holdfast.it.websocket;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the lines as a request begins, stays open until a POST lets it go on, adds one, and tells them again. */
@WebServlet(urlPatterns = "/stream", asyncSupported = true)
public class StreamServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, AsyncContext> open = new ConcurrentHashMap<>();

    @Inject
    private transient Tally tally;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        AsyncContext context = request.startAsync();
        context.setTimeout(60_000);
        response.getWriter().print("data: " + tally.lines() + "\n\n");
        response.flushBuffer();
        open.put(request.getParameter("name"), context);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = open.remove(request.getParameter("name"));
        context.start(() -> goOn(context));
    }

    private void goOn(AsyncContext context) {
        try {
            tally.add("streamed");
            context.getResponse().getWriter().print("data: " + tally.lines() + "\n\n");
            context.getResponse().flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            context.complete();
        }
    }
}
