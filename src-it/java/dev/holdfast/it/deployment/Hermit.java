package dev.holdfast.it.deployment;

import dev.holdfast.SessionScopedDistributed;

/** Its constructor cannot be called by a client proxy. */
@SessionScopedDistributed
class Hermit {
    private int count;

    private Hermit() {}

    static Hermit hermit() {
        return new Hermit();
    }

    int count() {
        return ++count;
    }
}
