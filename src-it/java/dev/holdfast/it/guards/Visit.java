package dev.holdfast.it.guards;

import dev.holdfast.SessionScopedDistributed;

/** What the session holds: how often it was called. */
@SessionScopedDistributed
public class Visit {

    private int count;

    public int count() {
        return ++count;
    }
}
