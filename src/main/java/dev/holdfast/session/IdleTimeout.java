package dev.holdfast.session;

import dev.holdfast.session.store.CommitRequest.Continuation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long the session of one request may stay unused, as far as the request has a say. Guarded by its working session. */
final class IdleTimeout {

    private final Duration atCreation;
    private @Nullable Duration wish;
    private boolean unstored;

    IdleTimeout(Duration atCreation) {
        this.atCreation = atCreation;
    }

    void set(Duration timeout) {
        wish = timeout;
        unstored = true;
    }

    /** Of a session that begins now. */
    Duration atCreation() {
        return wish != null ? wish : atCreation;
    }

    /** Of a session that is stored with this one, in milliseconds. */
    Duration beside(long stored) {
        return wish != null ? wish : Duration.ofMillis(stored);
    }

    /** What a commit is to make of it, in milliseconds. */
    long change() {
        return unstored && wish != null ? wish.toMillis() : Continuation.UNCHANGED;
    }

    boolean isUnstored() {
        return unstored;
    }

    void stored() {
        unstored = false;
    }

    /** The session has ended: the next one begins as others do. */
    void forget() {
        wish = null;
        unstored = false;
    }
}
