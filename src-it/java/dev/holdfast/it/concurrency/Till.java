package dev.holdfast.it.concurrency;

import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.interceptor.SessionLocked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** All the ways to count. */
@ApplicationScoped
public class Till {

    /** A holder that is paused loses the lock after this. */
    static final String LEASE = "PT1S";

    @Inject
    Tally tally;

    @Inject
    Cashier cashier;

    @SessionLocked
    public void locked(String gate) {
        tally.increment();
        Gate.pass(gate);
    }

    @SessionLocked
    public void nested() {
        cashier.count();
    }

    @SessionLocked(lease = LEASE)
    public void leased(String gate) {
        tally.increment();
        Gate.pass(gate);
    }

    @SessionLocked(waitAtMost = "PT0.2S")
    public void impatient() {
        tally.increment();
    }

    @RetryOnConflict(within = "PT1M")
    public void retried() {
        tally.increment();
    }

    public void unguarded(String gate) {
        tally.increment();
        Gate.pass(gate);
    }
}
