package dev.holdfast.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A request in the eyes of code that is called before the filters, which gets Holdfast's session whatever the application gets.
 * Such code may leave the request, in a wrapper of its own, to filters and servlets, and may forward it to a page: those see the
 * session that is theirs. For one thread.
 */
final class EarlyRequest extends HttpServletRequestWrapper {

    private final HttpServletRequest own;
    private final HttpServletRequest seen;

    /**
     * One that stands for the first of two.
     *
     * @param own with Holdfast's session
     * @param seen by the application
     */
    EarlyRequest(HttpServletRequest own, HttpServletRequest seen) {
        super(own);
        this.own = own;
        this.seen = seen;
    }

    /** From here on it is the application's. */
    void over() {
        setRequest(seen);
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        RequestDispatcher dispatcher = super.getRequestDispatcher(path);
        return dispatcher == null ? null : new ToApplication(dispatcher);
    }

    private interface Dispatch {
        void run() throws ServletException, IOException;
    }

    private void asSeen(Dispatch dispatch) throws ServletException, IOException {
        setRequest(seen);
        try {
            dispatch.run();
        } finally {
            setRequest(own);
        }
    }

    /** Dispatches what is the application's for that time. */
    private final class ToApplication implements RequestDispatcher {

        private final RequestDispatcher dispatcher;

        ToApplication(RequestDispatcher dispatcher) {
            this.dispatcher = dispatcher;
        }

        @Override
        public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            asSeen(() -> dispatcher.forward(request, response));
        }

        @Override
        public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            asSeen(() -> dispatcher.include(request, response));
        }
    }
}
