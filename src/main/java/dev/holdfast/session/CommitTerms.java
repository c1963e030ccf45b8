package dev.holdfast.session;

import org.jspecify.annotations.Nullable;

/**
 * How a request's changes are to be stored.
 *
 * @param strict whether a conflict that cannot be merged, and that no annotation on the field lets be overwritten, fails the
 *     commit
 * @param fence the mark that this request left when it took the session's lock; null: it holds none
 */
record CommitTerms(boolean strict, byte @Nullable [] fence) {

    /** As the configuration and the annotations have it, without a lock. */
    static final CommitTerms PLAIN = new CommitTerms(false, null);
}
