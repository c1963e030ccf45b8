package dev.holdfast.session.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish to store changes, all or none.
 *
 * @param ref of which session
 * @param id this commit's name: the same request sent twice is answered the same and done once
 * @param notAfter the store's time after which it must not land any more, in milliseconds; 0: no limit
 * @param changes what to write
 * @param basis what the changes start from
 */
public record CommitRequest(SessionRef ref, CommitId id, long notAfter, Changes changes, Basis basis) {

    /** What the changes start from. */
    public sealed interface Basis {}

    /**
     * A session that must not exist yet.
     *
     * @param secret the hash of its first secret, generation 1
     * @param idleTimeout in milliseconds; 0: none
     * @param absoluteTimeout in milliseconds from now; 0: none
     * @param touchInterval in milliseconds, by which the deadline lies beyond the idle time-out
     * @param retention how much longer than the deadline the key itself lives, in milliseconds
     */
    public record Creation(
            SecretHash secret, long idleTimeout, long absoluteTimeout, long touchInterval, long retention)
            implements Basis {}

    /**
     * A session as it was read.
     *
     * @param seen the newest commit that the changes take into account
     * @param generation of the token by which the session was opened
     * @param fence the mark of this lock's holder, at most 255 bytes; null: no lock is held
     * @param newSecret at a sign-in, the hash of the fresh secret that replaces all former ones at once; null: none
     * @param idleTimeout the session's idle time-out from here on, in milliseconds; 0: none; {@link #UNCHANGED}: as it was.
     *     A new one counts from now: it moves the deadline, on or back, but never beyond the absolute one
     * @param touch how a new idle time-out moves the deadline and the key's life; else {@link OpenRequest.Touch#PASSIVE}
     * @param guarded fields that are not written, but conflict as if they were: where one of them is newer than {@code seen},
     *     nothing is written. None of those written is among them
     */
    public record Continuation(
            CommitId seen,
            int generation,
            byte @Nullable [] fence,
            @Nullable SecretHash newSecret,
            long idleTimeout,
            OpenRequest.Touch touch,
            Set<String> guarded)
            implements Basis {

        /** The idle time-out stays as it was. */
        public static final long UNCHANGED = -1;

        /** Its length is sent as one byte. */
        private static final int LONGEST_FENCE = 255;

        /**
         * Copies the names.
         *
         * @throws IllegalArgumentException if the mark is too long, or nothing tells how a new idle time-out counts
         */
        public Continuation {
            if (fence != null && fence.length > LONGEST_FENCE) {
                throw new IllegalArgumentException(
                        "A mark of " + fence.length + " bytes; at most " + LONGEST_FENCE + " are allowed.");
            }
            if (idleTimeout != UNCHANGED && touch.interval() < 0) {
                throw new IllegalArgumentException("A new idle time-out needs the touch interval that is added to it.");
            }
            guarded = Set.copyOf(guarded);
        }

        /**
         * Changes that conflict only where they write.
         *
         * @param seen the newest commit that the changes take into account
         * @param generation of the token by which the session was opened
         * @param fence the mark of this lock's holder; null: no lock is held
         * @param newSecret at a sign-in, the hash of the fresh secret; null: none
         */
        public Continuation(CommitId seen, int generation, byte @Nullable [] fence, @Nullable SecretHash newSecret) {
            this(seen, generation, fence, newSecret, UNCHANGED, OpenRequest.Touch.PASSIVE, Set.of());
        }

        /**
         * Whether the session has another idle time-out from here on.
         *
         * @return true unless it is {@link #UNCHANGED}
         */
        public boolean changesIdleTimeout() {
            return idleTimeout != UNCHANGED;
        }
    }
}
