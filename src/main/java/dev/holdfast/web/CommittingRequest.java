package dev.holdfast.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;

/** The request as the application sees it: whatever becomes asynchronous keeps our response. */
final class CommittingRequest extends HttpServletRequestWrapper {

    private final RequestSession session;
    private final CommittingResponse response;

    CommittingRequest(HttpServletRequest request, CommittingResponse response, RequestSession session) {
        super(request);
        this.response = response;
        this.session = session;
    }

    static boolean isIn(ServletRequest request) {
        return request instanceof CommittingRequest
                || request instanceof ServletRequestWrapper wrapper && wrapper.isWrapperFor(CommittingRequest.class);
    }

    @Override
    public AsyncContext startAsync() {
        return CommittingAsyncContext.around(super.startAsync(this, response), session, true);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse given) {
        ServletResponse ours =
                given instanceof HttpServletResponse http ? CommittingResponse.within(http, session) : given;
        return CommittingAsyncContext.around(super.startAsync(request, ours), session, false);
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext raw = super.getAsyncContext();
        return session.asyncContext().orElse(raw);
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) throws IOException, ServletException {
        T upgraded = super.upgrade(handler);
        session.gate().handsOver();
        return upgraded;
    }
}
