package dev.holdfast.security;

import jakarta.security.auth.message.MessageInfo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * The message information behind an {@link ExchangeContext}, with the same request and response. Its map is the server's.
 *
 * @param context that has request and response
 * @param server the server's message information
 */
record ExchangeMessages(ExchangeContext context, MessageInfo server) implements MessageInfo {

    @Override
    public Object getRequestMessage() {
        return context.getRequest();
    }

    @Override
    public Object getResponseMessage() {
        return context.getResponse();
    }

    @Override
    public void setRequestMessage(Object request) {
        context.setRequest((HttpServletRequest) request);
    }

    @Override
    public void setResponseMessage(Object response) {
        context.setResponse((HttpServletResponse) response);
    }

    @Override
    public Map<String, Object> getMap() {
        return server.getMap();
    }
}
