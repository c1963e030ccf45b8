package dev.holdfast.it.least;

import dev.holdfast.SessionScopedDistributed;

@SessionScopedDistributed
public class Count {

    private int count;

    public int next() {
        return ++count;
    }
}
