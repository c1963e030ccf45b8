package dev.holdfast.security;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The request and the response of a message context, and of the message information behind it, replaced for the time of a call:
 * so that what the context does by itself ({@code redirect}, {@code forward}, {@code responseUnauthorized}) goes our way, too.
 *
 * @param context whose messages they are
 * @param ourRequest that is there for that time
 * @param ourResponse that is there for that time
 * @param request that was there before
 * @param response that was there before
 */
record SwappedMessages(
        HttpMessageContext context,
        HttpServletRequest ourRequest,
        HttpServletResponse ourResponse,
        HttpServletRequest request,
        HttpServletResponse response) {

    static SwappedMessages in(HttpMessageContext context, HttpServletRequest request, HttpServletResponse response) {
        SwappedMessages swapped =
                new SwappedMessages(context, request, response, context.getRequest(), context.getResponse());
        context.setRequest(request);
        context.setResponse(response);
        return swapped;
    }

    /** What the mechanism put there itself stays: the server passes it on to filters and servlets. */
    void restore() {
        if (context.getRequest() == ourRequest) {
            context.setRequest(request);
        }
        if (context.getResponse() == ourResponse) {
            context.setResponse(response);
        }
    }
}
