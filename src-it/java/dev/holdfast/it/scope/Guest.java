package dev.holdfast.it.scope;

import dev.holdfast.SessionScopedDistributed;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/** Its life is written into the node's guest book. */
@SessionScopedDistributed
public class Guest {

    @Inject
    Coat coat;

    private String name = "";
    private int stays;

    @PostConstruct
    void arrive() {
        stays = 1;
        GuestBook.ARRIVED.incrementAndGet();
    }

    @PreDestroy
    void leave() {
        GuestBook.LEFT.add(name + stays);
    }

    public String stay(String by) {
        name = by;
        coat.hang();
        return name + ++stays;
    }
}
