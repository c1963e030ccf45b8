package dev.holdfast.it.websocket;

import dev.holdfast.interceptor.DistributedEndpoint;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;

/** Without annotations of WebSocket's. */
@DistributedEndpoint
public class PlainEndpoint extends Endpoint {

    @Inject
    Tally tally;

    @Override
    public void onOpen(Session socket, EndpointConfig config) {
        tally.add("opened");
        socket.addMessageHandler(new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String line) {
                tally.add(line);
                socket.getAsyncRemote().sendText(String.join(",", tally.lines()));
            }
        });
    }

    @Override
    public void onError(Session socket, Throwable failure) {
        Failures.add(failure);
    }

    @Override
    public void onClose(Session socket, CloseReason reason) {
        tally.add("closed");
    }
}
