package dev.holdfast.session;

import dev.holdfast.session.store.SessionRef;
import org.jspecify.annotations.Nullable;

/** Whoever counts and tells what happens to sessions. Called by many threads; must be quick and must not throw. */
@FunctionalInterface
public interface SessionObserver {

    /**
     * Something happened.
     *
     * @param what happened
     * @param ref to which session, or null where no session can be named
     * @param detail what else there is to say, for the log: field names, never a value
     */
    void happened(Occurrence what, @Nullable SessionRef ref, String detail);
}
