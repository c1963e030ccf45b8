package dev.holdfast.it.websocket;

import dev.holdfast.websocket.EndpointConfigurator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** One for all connections, as its configurator has it. */
@ApplicationScoped
@ServerEndpoint(value = "/shared", configurator = SharedEndpoint.Only.class)
public class SharedEndpoint {

    @Inject
    Tally tally;

    @OnOpen
    public void opened(Session socket) {
        tally.add("opened");
    }

    @OnMessage
    public String told(String line, Session socket) {
        tally.add(line);
        return String.join(",", tally.lines());
    }

    /** Gives the bean itself. */
    public static class Only extends EndpointConfigurator {

        @Override
        public <T> T getEndpointInstance(Class<T> endpoint) {
            return CDI.current().select(endpoint).get();
        }
    }
}
