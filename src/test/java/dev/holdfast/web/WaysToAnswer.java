package dev.holdfast.web;

import dev.holdfast.testkit.Notes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ways by which an application's answer reaches its client, each with the status that a healthy one has. */
final class WaysToAnswer {

    static final String STATIC_LARGE = "/static/large.txt";

    private static final byte[] SMALL = "success".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = "success ".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    private final Map<String, Way> ways = new LinkedHashMap<>();

    record Way(int status, WebServer.Page page) {}

    WaysToAnswer() {
        buffered();
        flushed();
        byLength();
        byServer();
        dispatched();
        asynchronous();
    }

    Map<String, Way> all() {
        return ways;
    }

    private void way(String name, int status, WebServer.Page page) {
        ways.put("/" + name, new Way(status, page));
    }

    private void buffered() {
        way("nothing", 200, (in, out) -> {});
        way("status-only", 204, (in, out) -> out.setStatus(204));
        way("small-stream", 200, (in, out) -> out.getOutputStream().write(SMALL));
        way("small-writer", 200, (in, out) -> out.getWriter().print("success"));
        way("reset", 200, (in, out) -> {
            out.getWriter().print("other");
            out.reset();
            out.getOutputStream().write(SMALL);
        });
        way("reset-buffer", 200, (in, out) -> {
            out.getWriter().print("other");
            out.resetBuffer();
            out.getWriter().print("success");
        });
        way("big-buffer", 200, (in, out) -> {
            out.setBufferSize(300_000);
            out.getOutputStream().write(LARGE);
        });
    }

    private void flushed() {
        way("flush-buffer", 200, (in, out) -> out.flushBuffer());
        way("flush-stream", 200, (in, out) -> {
            out.getOutputStream().flush();
            out.getOutputStream().write(SMALL);
        });
        way("flush-writer", 200, (in, out) -> {
            out.getWriter().flush();
            out.getWriter().print("success");
        });
        way("full-stream", 200, (in, out) -> out.getOutputStream().write(LARGE));
        way("full-byte-by-byte", 200, (in, out) -> {
            for (byte one : LARGE) {
                out.getOutputStream().write(one);
            }
        });
        way("full-writer", 200, (in, out) -> {
            out.setCharacterEncoding("UTF-8");
            for (int i = 0; i < 20_000; i++) {
                out.getWriter().write("success €");
            }
        });
        way("close-stream", 200, (in, out) -> {
            out.getOutputStream().write(SMALL);
            out.getOutputStream().close();
        });
        way("close-writer", 200, (in, out) -> {
            out.getWriter().print("success");
            out.getWriter().close();
        });
        way("gzip-like-wrapper", 200, (in, out) -> {
            HttpServletResponseWrapper wrapper = new HttpServletResponseWrapper(out) {
                @Override
                public PrintWriter getWriter() throws IOException {
                    return new PrintWriter(getOutputStream());
                }
            };
            PrintWriter writer = wrapper.getWriter();
            writer.print("success");
            writer.close();
        });
    }

    private void byLength() {
        way("content-length", 200, (in, out) -> {
            out.setContentLength(SMALL.length);
            out.getOutputStream().write(SMALL);
        });
        way("content-length-long", 200, (in, out) -> {
            out.setContentLengthLong(SMALL.length);
            out.getWriter().print("success");
        });
        way("content-length-header", 200, (in, out) -> {
            out.setHeader("content-length", "" + SMALL.length);
            out.getOutputStream().write(SMALL);
        });
        way("content-length-int-header", 200, (in, out) -> {
            out.setIntHeader("Content-Length", SMALL.length);
            out.getOutputStream().write(SMALL);
        });
    }

    private void byServer() {
        way("redirect", 302, (in, out) -> out.sendRedirect("/shop/success"));
        way("error", 404, (in, out) -> out.sendError(404));
        way("error-with-text", 409, (in, out) -> out.sendError(409, "success"));
        way("error-page", 410, (in, out) -> out.sendError(410));
        way("error-500", 500, (in, out) -> out.sendError(500));
        way("exception", 500, (in, out) -> {
            throw new IllegalStateException("planted");
        });
        way("exception-after-output", 500, (in, out) -> {
            out.getWriter().print("success");
            throw new ServletException("planted");
        });
    }

    private void dispatched() {
        way("forward", 200, (in, out) -> in.getRequestDispatcher("/small-writer")
                .forward(in, out));
        way("forward-to-nothing", 200, (in, out) -> in.getRequestDispatcher("/nothing")
                .forward(in, out));
        way("forward-by-context", 200, (in, out) -> in.getServletContext()
                .getRequestDispatcher("/small-stream")
                .forward(in, out));
        way("forward-wrapped", 200, (in, out) -> in.getRequestDispatcher("/small-writer")
                .forward(new HttpServletRequestWrapper(in), new HttpServletResponseWrapper(out)));
        way("forward-named", 200, (in, out) -> in.getServletContext()
                .getNamedDispatcher("/small-stream")
                .forward(in, out));
        way("include-large", 200, (in, out) -> in.getRequestDispatcher("/full-stream")
                .include(in, out));
        way("include", 200, (in, out) -> {
            in.getRequestDispatcher("/small-writer").include(in, out);
            in.getRequestDispatcher("/flush-writer").include(in, out);
        });
    }

    private void asynchronous() {
        way("async", 200, (in, out) -> answer(in.startAsync()));
        way("async-with-arguments", 200, (in, out) -> answer(in.startAsync(in, out)));
        way(
                "async-wrapped",
                200,
                (in, out) ->
                        answer(in.startAsync(new HttpServletRequestWrapper(in), new HttpServletResponseWrapper(out))));
        way("async-got-again", 200, (in, out) -> {
            in.startAsync();
            answer(in.getAsyncContext());
        });
        way("async-flushing", 200, (in, out) -> {
            AsyncContext context = in.startAsync();
            new Thread(() -> {
                        quietly(() -> context.getResponse().getWriter().print("success"));
                        quietly(() -> context.getResponse().flushBuffer());
                        context.complete();
                    })
                    .start();
        });
        way("async-completed-at-once", 200, (in, out) -> {
            AsyncContext context = in.startAsync();
            out.getWriter().print("success");
            context.complete();
        });
        way("async-start", 200, (in, out) -> {
            AsyncContext context = in.startAsync();
            context.start(() -> {
                quietly(() -> context.getResponse().getWriter().print("success"));
                context.complete();
            });
        });
        way("async-dispatch", 200, (in, out) -> in.startAsync().dispatch("/small-writer"));
        way("async-dispatch-by-thread", 200, (in, out) -> {
            AsyncContext context = in.startAsync();
            new Thread(() -> context.dispatch("/small-stream")).start();
        });
        way("async-twice", 200, (in, out) -> in.startAsync().dispatch("/async"));
        way("async-time-out-answered", 200, (in, out) -> {
            AsyncContext context = in.startAsync();
            context.setTimeout(50);
            context.addListener(new TimeOut());
        });
        way("async-time-out", 500, (in, out) -> in.startAsync().setTimeout(50));
        way("async-error", 500, (in, out) -> {
            in.startAsync();
            throw new IllegalStateException("planted");
        });
        way("async-not-blocking", 200, (in, out) -> {
            AsyncContext context = in.startAsync();
            out.getOutputStream().setWriteListener(new Chunks(context, out.getOutputStream()));
        });
    }

    private static void answer(AsyncContext context) {
        new Thread(() -> {
                    quietly(() -> context.getResponse().getWriter().print("success"));
                    context.complete();
                })
                .start();
    }

    /** Applications catch the exceptions of their streams. */
    static void quietly(Action action) {
        try {
            action.run();
        } catch (IOException | RuntimeException e) {
            // that is what they do
        }
    }

    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** An application's filter before the server's own servlet for files. */
    static void change(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            Notes.here().put("k", ((HttpServletRequest) request).getHeader("value"));
            ((HttpServletResponse) response).setHeader("Application", "success");
        }
        chain.doFilter(request, response);
    }

    private record Chunks(AsyncContext context, ServletOutputStream out) implements WriteListener {

        @Override
        public void onWritePossible() throws IOException {
            Notes.here();
            for (int i = 0; i < 3 && out.isReady(); i++) {
                out.write(SMALL);
            }
            context.complete();
        }

        @Override
        public void onError(Throwable error) {
            context.complete();
        }
    }

    private static final class TimeOut implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            Notes.here();
            event.getAsyncContext().getResponse().getWriter().print("success");
            event.getAsyncContext().complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
