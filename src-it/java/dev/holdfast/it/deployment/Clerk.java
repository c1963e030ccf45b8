package dev.holdfast.it.deployment;

import dev.holdfast.SessionScopedDistributed;
import jakarta.ejb.Stateful;

/** A session bean of the EJB container, whose state is not ours to store. */
@Stateful
@SessionScopedDistributed
public class Clerk {
    private int count;

    public int count() {
        return ++count;
    }
}
