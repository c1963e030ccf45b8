package dev.holdfast.it.websocket;

import jakarta.inject.Inject;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

/** One for each connection, with a configurator that only looks at the handshake. */
@ServerEndpoint(value = "/watched", configurator = WatchedEndpoint.Onlooker.class)
public class WatchedEndpoint {

    @Inject
    Tally tally;

    @OnOpen
    public void opened(Session socket) {
        tally.add("opened");
    }

    @OnMessage
    public String told(String line) {
        tally.add(line);
        return String.join(",", tally.lines());
    }

    /** Leaves the instances to the server. */
    public static class Onlooker extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties().put("path", request.getRequestURI());
        }
    }
}
