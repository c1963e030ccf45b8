package dev.holdfast.it.websocket;

import dev.holdfast.websocket.EndpointConfigurator;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** As servers need it that do not have CDI make endpoints by themselves. */
@ServerEndpoint(value = "/configured", configurator = EndpointConfigurator.class)
public class ConfiguredEndpoint extends Tallying {

    @OnOpen
    public void opened(Session socket) {
        tally.add("opened");
    }

    @OnMessage
    public String told(String line) {
        return answer(line);
    }

    @OnClose
    public void closed(CloseReason reason) {
        tally.add("closed");
    }

    @OnError
    public void failed(Throwable failure) {
        Failures.add(failure);
    }
}
