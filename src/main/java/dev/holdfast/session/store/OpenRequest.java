package dev.holdfast.session.store;

import org.jspecify.annotations.Nullable;

/**
 * A wish to read a session.
 *
 * @param ref which one
 * @param credential what the client's token proves; null: by ref alone, trusted by the caller
 * @param seen the newest commit that the reader knows; null: it knows nothing
 * @param touch whether and how this read moves the session's deadline on
 * @param grace how long the previous secret stays good after the new one was first seen, in milliseconds
 * @param fence the mark of a lock's new holder, to be written; null: none
 * @param reading how much of the session to send
 */
public record OpenRequest(
        SessionRef ref,
        @Nullable Credential credential,
        @Nullable CommitId seen,
        Touch touch,
        long grace,
        byte @Nullable [] fence,
        Reading reading) {

    /** How much of the session to send. */
    public enum Reading {
        /** All that is newer than what the reader has seen. */
        FIELDS,
        /** Nothing of the fields: only whether it lives, and its times. */
        TIMES
    }

    /**
     * Whether and how a read moves the deadline on: at most every interval, to now + idle time-out + interval.
     *
     * @param interval in milliseconds; {@link #PASSIVE}'s: never
     * @param retention how much longer than the deadline the key itself lives, in milliseconds
     */
    public record Touch(long interval, long retention) {

        /** A read that does not count as use. */
        public static final Touch PASSIVE = new Touch(-1, 0);
    }
}
