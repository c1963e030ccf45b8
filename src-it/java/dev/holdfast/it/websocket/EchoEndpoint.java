package dev.holdfast.it.websocket;

import dev.holdfast.websocket.EndpointConfigurator;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Knows nothing but messages: no method of it is told of the connection. */
@ServerEndpoint(value = "/echo", configurator = EndpointConfigurator.class)
public class EchoEndpoint {

    @Inject
    Tally tally;

    @OnMessage
    public String told(String line) {
        tally.add(line);
        return String.join(",", tally.lines());
    }
}
