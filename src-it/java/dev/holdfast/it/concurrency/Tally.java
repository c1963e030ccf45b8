package dev.holdfast.it.concurrency;

import dev.holdfast.SessionScopedDistributed;

/** A number, which cannot be merged. */
@SessionScopedDistributed
public class Tally {

    private int count;

    void increment() {
        count++;
    }

    int count() {
        return count;
    }
}
