package dev.holdfast.security;

import jakarta.security.auth.message.MessageInfo;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A message context in a mechanism's eyes: it and the message information behind it have the request and the response of the call,
 * so that what the context does by itself ({@code redirect}, {@code forward}, {@code responseUnauthorized}) goes our way, too.
 *
 * <p>The server's own context hears of a request or a response only where the mechanism sets one. Ours are never set there, and so
 * need not be taken back: where a message may only be wrapped (Jakarta Authentication 3.0, 3.8.3.4), servers refuse that. What the
 * mechanism sets is around ours, and so around the server's; the server passes it on to filters and servlets.
 */
final class ExchangeContext extends HttpMessageContextWrapper {

    private HttpServletRequest request;
    private HttpServletResponse response;

    /**
     * A context for one call.
     *
     * @param server the server's context
     * @param request of the call
     * @param response of the call
     */
    ExchangeContext(HttpMessageContext server, HttpServletRequest request, HttpServletResponse response) {
        super(server);
        this.request = request;
        this.response = response;
    }

    @Override
    public HttpServletRequest getRequest() {
        return request;
    }

    @Override
    public void setRequest(HttpServletRequest other) {
        if (other != request) {
            super.setRequest(other);
            request = other;
        }
    }

    @Override
    public HttpMessageContext withRequest(HttpServletRequest other) {
        setRequest(other);
        return this;
    }

    @Override
    public HttpServletResponse getResponse() {
        return response;
    }

    @Override
    public void setResponse(HttpServletResponse other) {
        if (other != response) {
            super.setResponse(other);
            response = other;
        }
    }

    @Override
    public MessageInfo getMessageInfo() {
        return new ExchangeMessages(this, super.getMessageInfo());
    }

    @Override
    public AuthenticationStatus redirect(String location) {
        return answered(() -> response.sendRedirect(location), AuthenticationStatus.SEND_CONTINUE);
    }

    @Override
    public AuthenticationStatus forward(String path) {
        return answered(
                () -> request.getRequestDispatcher(path).forward(request, response),
                AuthenticationStatus.SEND_CONTINUE);
    }

    @Override
    public AuthenticationStatus responseUnauthorized() {
        return refused(HttpServletResponse.SC_UNAUTHORIZED);
    }

    @Override
    public AuthenticationStatus responseNotFound() {
        return refused(HttpServletResponse.SC_NOT_FOUND);
    }

    /**
     * The interface has this set the status alone (Jakarta Security 3.0). An application that has asked by itself, by
     * {@code SecurityContext.authenticate}, writes its page after it; where the server has asked, an error page may answer.
     */
    private AuthenticationStatus refused(int status) {
        if (isAuthenticationRequest()) {
            response.setStatus(status);
            return AuthenticationStatus.SEND_FAILURE;
        }
        return answered(() -> response.sendError(status), AuthenticationStatus.SEND_FAILURE);
    }

    private interface Answer {
        void give() throws IOException, ServletException;
    }

    private static AuthenticationStatus answered(Answer answer, AuthenticationStatus status) {
        try {
            answer.give();
            return status;
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
    }
}
