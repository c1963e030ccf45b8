package dev.holdfast.cdi;

import org.jspecify.annotations.Nullable;

/** Things that are each to be done, whatever becomes of the others. */
final class Attempts {

    private @Nullable RuntimeException first;

    void make(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException failed) {
            if (first == null) {
                first = failed;
            } else if (first != failed) {
                first.addSuppressed(failed);
            }
        }
    }

    /** Throws the first failure, which holds the others as suppressed ones. */
    void throwIfAnyFailed() {
        if (first != null) {
            throw first;
        }
    }
}
