package dev.holdfast.it.deployment;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;

/** One of two beans of one stored name. */
@StoredAs("twin")
@SessionScopedDistributed
class Pollux {
    private int count;

    int count() {
        return ++count;
    }
}
