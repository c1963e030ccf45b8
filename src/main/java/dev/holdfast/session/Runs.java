package dev.holdfast.session;

import java.util.HashSet;
import java.util.Set;

/**
 * Which threads of a request are within a method that may run again, and whose runs can be undone: each alone, as the threads
 * share the state that is stored and dropped. Guarded by its working session.
 */
final class Runs {

    private final Set<Thread> runners = new HashSet<>();
    private final Set<Thread> storedInPart = new HashSet<>();

    void begin() {
        runners.add(Thread.currentThread());
    }

    void end() {
        runners.remove(Thread.currentThread());
        storedInPart.remove(Thread.currentThread());
    }

    boolean areUnderWay() {
        return !runners.isEmpty();
    }

    /** Whether this thread is within one. */
    boolean isRunner() {
        return runners.contains(Thread.currentThread());
    }

    /** A commit took place: of the runs under way something is stored, be it the whole of this thread's. */
    void committed(boolean anything) {
        if (anything) {
            storedInPart.addAll(runners);
        }
    }

    /** Whether nothing of this thread's run is stored, and nothing but it would be undone. */
    boolean canBeUndone() {
        return !storedInPart.contains(Thread.currentThread())
                && (runners.isEmpty() || isRunner() && runners.size() == 1);
    }
}
