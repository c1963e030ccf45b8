package dev.holdfast.it.deployment;

import dev.holdfast.SessionScopedDistributed;

/** No client proxy can be made for a final class. */
@SessionScopedDistributed
final class Locked {
    private int count;

    int count() {
        return ++count;
    }
}
