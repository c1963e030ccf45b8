package dev.holdfast.it.websocket;

import dev.holdfast.DistributedSession;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** What adds what it is told, and answers by all there is. */
public abstract class Tallying {

    @Inject
    Tally tally;

    @Inject
    DistributedSession session;

    private int made;

    @PostConstruct
    void made() {
        made++;
    }

    String answer(String line) {
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
}
