package dev.holdfast.it.lifetime;

import dev.holdfast.SessionScopedDistributed;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

@SessionScopedDistributed
public class Guest {

    @Inject
    Farewells farewells;

    @Inject
    Usher usher;

    private String name = "";

    void name(String newName) {
        name = newName;
    }

    @PreDestroy
    void leave() {
        usher.sees(name);
        farewells.add(usher.seen());
    }
}
