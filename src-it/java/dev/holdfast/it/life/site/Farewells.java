package dev.holdfast.it.life.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The notes of the sessions whose end this node has seen to. */
@ApplicationScoped
public class Farewells {

    private final Queue<String> notes = new ConcurrentLinkedQueue<>();

    void add(String note) {
        notes.add(note);
    }

    long count(String note) {
        return notes.stream().filter(note::equals).count();
    }
}
