package dev.holdfast.web;

import dev.holdfast.session.WorkingSession;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One request's working session and gate, kept in the request from its beginning to its very end: through forwards, error pages
 * and asynchronous dispatches, on whatever thread, behind whatever wrapper.
 */
final class RequestSession {

    private static final String ATTRIBUTE = RequestSession.class.getName();

    private final WorkingSession working;
    private final FirstByteGate gate;
    private final UnaryOperator<HttpServletRequest> tokenless;
    private final UnaryOperator<HttpServletRequest> facade;
    private final boolean replaced;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean entered;
    private volatile boolean endsWithAsync;
    private volatile boolean asyncCycle;
    private volatile @Nullable AsyncContext asyncContext;

    private RequestSession(
            WorkingSession working,
            FirstByteGate gate,
            UnaryOperator<HttpServletRequest> tokenless,
            UnaryOperator<HttpServletRequest> facade,
            boolean replaced) {
        this.facade = facade;
        this.replaced = replaced;
        this.working = working;
        this.gate = gate;
        this.tokenless = tokenless;
    }

    static RequestSession begin(
            HttpServletRequest request,
            WorkingSession working,
            TokenTransport transport,
            UnaryOperator<HttpServletRequest> tokenless,
            FailureAnswers answers,
            DenialAnswers denials,
            UnaryOperator<HttpServletRequest> facade,
            boolean replaced) {
        FirstByteGate gate = new FirstByteGate(working, new ToldToken(working, transport, request), answers, denials);
        RequestSession session = new RequestSession(working, gate, tokenless, facade, replaced);
        request.setAttribute(ATTRIBUTE, session);
        return session;
    }

    static Optional<RequestSession> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestSession session
                ? Optional.of(session)
                : Optional.empty();
    }

    WorkingSession working() {
        return working;
    }

    /** The request as the application is to see it: with Holdfast's session, where that is configured. */
    HttpServletRequest seen(HttpServletRequest request) {
        return replaced ? facade.apply(request) : request;
    }

    /** The same for who may keep the request itself: without the tokens that the client sent. */
    HttpServletRequest seenWithoutTokens(HttpServletRequest request) {
        return tokenless.apply(seen(request));
    }

    /** The same with Holdfast's session, whatever the application is to see. */
    HttpServletRequest ownWithoutTokens(HttpServletRequest request) {
        return tokenless.apply(facade.apply(request));
    }

    /** Whether the container's own session is hidden from the application. */
    boolean isOnlySession() {
        return replaced;
    }

    FirstByteGate gate() {
        return gate;
    }

    /**
     * A filter call begins.
     *
     * @return whether it is the outermost one, which answers for the response
     */
    boolean enter(DispatcherType type) {
        if (type == DispatcherType.ERROR) {
            gate.errorPageBegins();
        }
        if (entered) {
            return false;
        }
        entered = true;
        asyncCycle = false;
        return true;
    }

    /** The outermost filter call is over. */
    void leave() {
        entered = false;
    }

    /** Asynchronous processing begins: with it, not with the dispatch, the request will end. */
    void startsAsync(AsyncContext context) {
        asyncContext = context;
        endsWithAsync = true;
        asyncCycle = true;
        gate.goesAsync();
    }

    /** The context of the asynchronous cycle that began last, as the application is to see it. */
    Optional<AsyncContext> asyncContext() {
        return Optional.ofNullable(asyncContext);
    }

    /** Whether the answer is still being made when this dispatch returns, by another thread or by a dispatch to come. */
    boolean isAsync(HttpServletRequest request) {
        return asyncCycle || request.isAsyncStarted();
    }

    /**
     * The client has got its answer as an exception left the application: what went asynchronous before is completed, as who was to do
     * so may never have been asked to. Servers wait for that until the cycle times out.
     *
     * @return whether nothing is asynchronous, or no longer; false where the cycle is none of ours
     */
    boolean leavesNoAsync(HttpServletRequest request) {
        AsyncContext context = asyncContext;
        if (!isAsync(request)) {
            return true;
        }
        if (context == null) {
            return false;
        }
        try {
            context.complete();
        } catch (IllegalStateException completedOrDispatched) {
            // By another thread, or before the exception.
        }
        return true;
    }

    /** A dispatch is over; so is the request, unless its asynchronous processing goes on. */
    void dispatchEnds(HttpServletRequest request) {
        if (!endsWithAsync && request.isAsyncStarted()) {
            endsWithAsync = AsyncListeners.watch(request, this);
        }
        if (!endsWithAsync) {
            finish();
        }
    }

    /** The request is over. Only the first call does anything. */
    void finish() {
        if (over.compareAndSet(false, true)) {
            BoundThread thread = BoundThread.to(working);
            try {
                working.firstByteLeft();
                working.finish();
            } catch (RuntimeException e) {
                if (!gate.isShut()) { // else the client was told
                    WebLog.late(e);
                }
            } finally {
                thread.restore();
            }
        }
    }
}
