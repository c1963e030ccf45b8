package dev.holdfast.it.life.site;

import dev.holdfast.event.SessionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What this node was told of sessions. */
@ApplicationScoped
public class Heard {

    private final Queue<SessionEvent> events = new ConcurrentLinkedQueue<>();

    void hear(@Observes SessionEvent event) {
        events.add(event);
    }

    /** The events of one session, in their order. */
    String of(String ref) {
        return events.stream()
                .filter(event -> event.toString().contains(ref))
                .map(event -> event.getClass().getSimpleName())
                .collect(Collectors.joining(" "));
    }
}
