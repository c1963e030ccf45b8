package dev.holdfast.session;

import java.util.HashSet;
import java.util.Set;

/** Which threads of a request are within a method that may run again. Guarded by its working session. */
final class Runs {

    private final Set<Thread> runners = new HashSet<>();
    private boolean storedInPart;

    void begin() {
        storedInPart &= areUnderWay();
        runners.add(Thread.currentThread());
    }

    void end() {
        runners.remove(Thread.currentThread());
    }

    boolean areUnderWay() {
        return !runners.isEmpty();
    }

    /** Whether this thread is within one. */
    boolean isRunner() {
        return runners.contains(Thread.currentThread());
    }

    /** A commit took place, not that of a whole run. */
    void committed(boolean anything) {
        storedInPart |= anything && areUnderWay();
    }

    /** Whether nothing of the runs under way is stored. */
    boolean canBeUndone() {
        return !storedInPart;
    }
}
