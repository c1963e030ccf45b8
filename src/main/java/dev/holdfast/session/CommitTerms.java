package dev.holdfast.session;

import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.token.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How a request's changes are to be stored, and what else with them.
 *
 * @param strict whether a conflict that cannot be merged, and that no annotation on the field lets be overwritten, fails the
 *     commit
 * @param fence the mark that this request left when it took the session's lock; null: it holds none
 * @param newSecret which replaces the session's secrets at once; null: they stay
 * @param idleTimeout in milliseconds, or {@link Continuation#UNCHANGED}
 */
record CommitTerms(boolean strict, byte @Nullable [] fence, @Nullable Secret newSecret, long idleTimeout) {

    /** Nothing beside the changes of fields. */
    CommitTerms(boolean strict, byte @Nullable [] fence) {
        this(strict, fence, null, Continuation.UNCHANGED);
    }

    /** As the configuration and the annotations have it, without a lock. */
    static final CommitTerms PLAIN = new CommitTerms(false, null);

    /** Whether there is something to store beside the changes of fields. */
    boolean areChanges() {
        return newSecret != null || idleTimeout != Continuation.UNCHANGED;
    }
}
