package dev.holdfast.it.websocket;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

@ServerEndpoint("/final")
public final class FinalEndpoint {
    @OnMessage
    public String told(String line) {
        return line;
    }
}
