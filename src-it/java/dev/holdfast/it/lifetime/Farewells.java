package dev.holdfast.it.lifetime;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Whose end this node has seen to. */
@ApplicationScoped
public class Farewells {

    private final Queue<String> names = new ConcurrentLinkedQueue<>();

    void add(String name) {
        names.add(name);
    }

    String names() {
        return String.join(",", names);
    }
}
