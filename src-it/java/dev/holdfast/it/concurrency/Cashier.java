package dev.holdfast.it.concurrency;

import dev.holdfast.interceptor.SessionLocked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Is called with the lock held already. */
@ApplicationScoped
@SessionLocked
public class Cashier {

    @Inject
    Tally tally;

    public void count() {
        tally.increment();
    }
}
