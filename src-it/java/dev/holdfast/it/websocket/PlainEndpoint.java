package dev.holdfast.it.websocket;

import dev.holdfast.interceptor.DistributedEndpoint;
import jakarta.websocket.*;

@DistributedEndpoint
public class PlainEndpoint extends Endpoint {
    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>)
                line -> session.getAsyncRemote().sendText(line));
    }
}
