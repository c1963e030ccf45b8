package dev.holdfast.web;

import dev.holdfast.session.WorkingSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * What code that the server calls before the filters, as an authentication mechanism, gets in the place of the server's request
 * and response; and the end of an answer that never reaches a filter. For one call, on one thread.
 */
public final class EarlyExchange {

    private final RequestSession session;
    private final EarlyRequest request;
    private final HttpServletResponse response;

    private EarlyExchange(RequestSession session, HttpServletRequest request, HttpServletResponse response) {
        this.session = session;
        this.request = new EarlyRequest(session.ownWithoutTokens(request), session.seenWithoutTokens(request));
        this.response = CommittingResponse.within(response, session);
    }

    /**
     * Begins a call.
     *
     * @param request of the server, or around its
     * @param response of the server, or around its
     * @return empty where the request has no working session
     */
    public static Optional<EarlyExchange> of(HttpServletRequest request, HttpServletResponse response) {
        return RequestSession.of(request).map(session -> new EarlyExchange(session, request, response));
    }

    /**
     * The request as the called code sees it.
     *
     * @return with Holdfast's session until {@link #over}, and without the tokens that the client sent
     */
    public HttpServletRequest request() {
        return request;
    }

    /**
     * The response as the application sees it.
     *
     * @return one that stores before it sends
     */
    public HttpServletResponse response() {
        return response;
    }

    /**
     * The session of the request.
     *
     * @return its working session
     */
    public WorkingSession session() {
        return session.working();
    }

    /**
     * The call is over. The request, which the called code may have left to filters and servlets, shows from here on the session
     * that the application is to see.
     */
    public void over() {
        request.over();
    }

    /**
     * No filter will be asked any more, and the server may send what there is, or answer by itself: stores what the request
     * changed, and tells the client of its token. Where that fails the client gets a 503 or 409.
     *
     * @throws RuntimeException where it failed and neither of them fits
     */
    public void answered() {
        session.gate().beforeContainerAnswers();
    }

    /**
     * An exception leaves the called code.
     *
     * @param thrown by it
     * @return whether the client has got its answer, so that the server need not know of it
     */
    public boolean answeredFor(Throwable thrown) {
        return session.gate().answeredFor(thrown);
    }
}
