package dev.holdfast.it.deployment;

import dev.holdfast.SessionScopedDistributed;

/** Nothing is wrong with it. */
@SessionScopedDistributed
class Fine {
    private int count;

    int count() {
        return ++count;
    }
}
