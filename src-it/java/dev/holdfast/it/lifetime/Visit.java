package dev.holdfast.it.lifetime;

import dev.holdfast.SessionScopedDistributed;

@SessionScopedDistributed
public class Visit {

    private String name = "";

    void name(String newName) {
        name = newName;
    }

    String name() {
        return name.isEmpty() ? "nobody" : name;
    }
}
