package dev.holdfast.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/** The asynchronous context as the application sees it: stores before it completes, and brings the session to threads. */
final class CommittingAsyncContext implements AsyncContext {

    private final AsyncContext raw;
    private final RequestSession session;
    private final boolean original;
    private final AsyncListeners listeners;

    private CommittingAsyncContext(AsyncContext raw, RequestSession session, boolean original) {
        this.raw = raw;
        this.session = session;
        this.original = original;
        this.listeners = new AsyncListeners(session, this);
    }

    /**
     * A cycle of asynchronous processing begins.
     *
     * @param raw the server's context
     * @param session of the request
     * @param original whether the application named no request and response of its own
     */
    static CommittingAsyncContext around(AsyncContext raw, RequestSession session, boolean original) {
        CommittingAsyncContext context = new CommittingAsyncContext(raw, session, original);
        raw.addListener(context.listeners);
        session.startsAsync(context);
        return context;
    }

    /** However the storing ends, the request does not hang. */
    @Override
    public void complete() {
        try {
            session.gate().end();
        } finally {
            raw.complete();
        }
    }

    @Override
    public void start(Runnable work) {
        raw.start(() -> {
            BoundThread thread = BoundThread.to(session.working());
            try {
                work.run();
            } finally {
                thread.restore();
            }
        });
    }

    @Override
    public ServletRequest getRequest() {
        return raw.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return raw.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return original;
    }

    @Override
    public void dispatch() {
        raw.dispatch();
    }

    @Override
    public void dispatch(String path) {
        raw.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        raw.dispatch(context, path);
    }

    @Override
    public void addListener(AsyncListener listener) {
        listeners.add(listener);
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        listeners.add(listener, request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return raw.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        raw.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return raw.getTimeout();
    }
}
