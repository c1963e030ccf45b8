package dev.holdfast.session.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the store says to {@link SessionStore#commit}. Only {@link Done} has stored anything. */
public sealed interface CommitAnswer {

    /**
     * The store's time.
     *
     * @return milliseconds since 1970
     */
    long now();

    /**
     * The changes are stored.
     *
     * @param now the store's time
     * @param before the newest commit before this one; null where this one created the session. Only where it is what the
     *     writer had seen has the writer now seen everything
     * @param generation of the session's secret where the commit has replaced it, which others may have renewed since the writer
     *     read the session; else 0
     */
    record Done(long now, @Nullable CommitId before, int generation) implements CommitAnswer {

        /**
         * Changes without a new secret.
         *
         * @param now the store's time
         * @param before the newest commit before this one; null where this one created the session
         */
        public Done(long now, @Nullable CommitId before) {
            this(now, before, 0);
        }
    }

    /**
     * Others changed some of the same fields meanwhile.
     *
     * @param now the store's time
     * @param newest the newest commit
     * @param theirs the fields in conflict as they are stored: name → bytes, null for a removed one
     */
    record Conflict(long now, CommitId newest, Map<String, byte @Nullable []> theirs) implements CommitAnswer {}

    /**
     * What the writer has seen is too old to tell conflicts: read in full, then come again.
     *
     * @param now the store's time
     * @param newest the newest commit
     * @param sentAgain whether it may have been sent more than once on its way: then an earlier sending may have landed, which the
     *     log would no longer tell either
     */
    record Behind(long now, CommitId newest, boolean sentAgain) implements CommitAnswer {}

    /**
     * The time set for the commit is over.
     *
     * @param now the store's time
     * @param sentAgain as of one that is {@link Behind}
     */
    record Late(long now, boolean sentAgain) implements CommitAnswer {}

    /**
     * To be created, but something is stored under this ref.
     *
     * @param now the store's time
     */
    record Exists(long now) implements CommitAnswer {}

    /**
     * There is nothing under this ref any more.
     *
     * @param now the store's time
     */
    record Absent(long now) implements CommitAnswer {}

    /**
     * Something is stored under this ref that is no session.
     *
     * @param now the store's time
     */
    record Unreadable(long now) implements CommitAnswer {}

    /**
     * The session has ended: nothing brings it back.
     *
     * @param now the store's time
     * @param tombstone why and when
     */
    record Ended(long now, Tombstone tombstone) implements CommitAnswer {}

    /**
     * A sign-in has replaced the token by which the writer opened the session.
     *
     * @param now the store's time
     */
    record Renewed(long now) implements CommitAnswer {}

    /**
     * Another holder has taken the lock since.
     *
     * @param now the store's time
     */
    record Fenced(long now) implements CommitAnswer {}
}
