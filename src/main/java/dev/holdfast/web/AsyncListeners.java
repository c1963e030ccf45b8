package dev.holdfast.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The one listener that the server knows of an asynchronous request. It calls the application's, with our context in the event
 * and the session on the thread; then stores what they changed and, when all is complete, ends the request.
 */
final class AsyncListeners implements AsyncListener {

    private final RequestSession session;
    private final AsyncContext context;
    private final List<Registered> application = new CopyOnWriteArrayList<>();

    AsyncListeners(RequestSession session, AsyncContext context) {
        this.session = session;
        this.context = context;
    }

    /**
     * Sees to the end of asynchronous processing that began past us.
     *
     * @return whether its end will be told
     */
    static boolean watch(HttpServletRequest request, RequestSession session) {
        try {
            AsyncContext raw = request.getAsyncContext();
            raw.addListener(new AsyncListeners(session, raw));
            return true;
        } catch (IllegalStateException alreadyOver) {
            return false;
        }
    }

    void add(AsyncListener listener) {
        application.add(new Registered(listener, null, null));
    }

    void add(AsyncListener listener, ServletRequest request, ServletResponse response) {
        application.add(new Registered(listener, request, response));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        try {
            tell(List.copyOf(application), event, AsyncListener::onTimeout);
        } finally {
            session.gate().beforeContainerAnswers();
        }
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        try {
            tell(List.copyOf(application), event, AsyncListener::onError);
        } finally {
            session.gate().beforeContainerAnswers();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        try {
            tell(List.copyOf(application), event, AsyncListener::onComplete);
        } finally {
            session.finish();
        }
    }

    /** A next cycle begins: the listeners of this one are told a last time, and may register again. */
    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        List<Registered> leaving = List.copyOf(application);
        application.clear();
        tell(leaving, event, AsyncListener::onStartAsync);
    }

    private void tell(List<Registered> listeners, AsyncEvent event, Call call) throws IOException {
        BoundThread thread = BoundThread.to(session.working());
        try {
            for (Registered registered : listeners) {
                call.on(registered.listener, registered.seen(event, context));
            }
        } finally {
            thread.restore();
        }
    }

    @FunctionalInterface
    private interface Call {
        void on(AsyncListener listener, AsyncEvent event) throws IOException;
    }

    private record Registered(
            AsyncListener listener, @Nullable ServletRequest request, @Nullable ServletResponse response) {

        AsyncEvent seen(AsyncEvent event, AsyncContext context) {
            return new AsyncEvent(context, request, response, event.getThrowable());
        }
    }
}
