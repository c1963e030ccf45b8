package dev.holdfast.it.websocket;

import dev.holdfast.DistributedSession;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Adds what it is told, and answers by all there is. */
@ServerEndpoint("/tally")
public class TallyEndpoint {

    @Inject
    Tally tally;

    @Inject
    DistributedSession session;

    private int made;

    @PostConstruct
    void made() {
        made++;
    }

    @OnOpen
    public void opened(Session socket) {
        tally.add("opened");
    }

    @OnMessage
    public String told(String line) {
        switch (line) {
            case "?" -> {}
            case "made" -> {
                return "" + made;
            }
            case "end" -> session.end();
            default -> tally.add(line);
        }
        return String.join(",", tally.lines());
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
