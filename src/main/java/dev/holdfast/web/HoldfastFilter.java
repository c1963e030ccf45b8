package dev.holdfast.web;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.config.HoldfastConfigReader;
import dev.holdfast.web.httpsession.SharedCookieName;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Stands before the application's filters and servlets and hands them a response that stores before it sends. Takes all it
 * needs from the request, where {@link RequestBinding} left it; does nothing to a request that has no working session.
 */
final class HoldfastFilter implements Filter {

    /** Where all of the context may be asked: not every server lets a listener that was added by code do so (Servlet 6.0, 4.4). */
    @Override
    public void init(FilterConfig filter) {
        HoldfastConfig config = HoldfastConfigReader.readOfApplication().config();
        if (config.httpSession().replaced()) {
            FacesStateKey.check(filter.getServletContext());
            SharedCookieName.part(config, filter.getServletContext());
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<RequestSession> session = RequestSession.of(request);
        if (session.isPresent()
                && request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer) {
            filter(session.get(), http, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void filter(
            RequestSession session, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CommittingResponse ours = CommittingResponse.of(response, session);
        HttpServletResponse passedResponse = ours.getResponse() == response ? ours : response;
        HttpServletRequest passedRequest =
                CommittingRequest.isIn(request) ? request : new CommittingRequest(session.seen(request), ours, session);
        if (!session.enter(request.getDispatcherType())) {
            nested(session, passedRequest, passedResponse, chain);
            return;
        }
        BoundThread thread = BoundThread.to(session.working());
        try {
            if (isWebSocketHandshake(request)) {
                session.working().ref(); // while the client can still be told that the store does not answer
            }
            chain.doFilter(passedRequest, passedResponse);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            if (!session.gate().answeredFor(e) || !session.leavesNoAsync(request)) {
                throw e;
            }
        } finally {
            thread.restore();
            session.leave();
        }
        if (!session.isAsync(request)) {
            session.gate().end();
            ours.finish();
        }
    }

    /** RFC 6455, 4.2.1. */
    private static boolean isWebSocketHandshake(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    /** A forward, an include, or an error page inside of the call that the outermost filter watches. */
    private static void nested(
            RequestSession session, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            session.gate().includeBegins();
            try {
                chain.doFilter(request, response);
            } finally {
                session.gate().includeEnds();
            }
            return;
        }
        chain.doFilter(request, response);
        if (request.getDispatcherType() == DispatcherType.FORWARD && !session.isAsync(request)) {
            session.gate().beforeContainerAnswers(); // some servers close the response after it, behind our back
        }
    }
}
