package dev.holdfast.session.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the store says to {@link SessionStore#open}. */
public sealed interface OpenAnswer {

    /**
     * The store's time.
     *
     * @return milliseconds since 1970
     */
    long now();

    /**
     * The session lives and the credential proves it.
     *
     * @param now the store's time
     * @param newest the newest commit
     * @param standing how the credential relates to the stored one
     * @param times the session's times as this read leaves them
     * @param usedAt when the session was last moved on before this read
     * @param content the fields, as far as they are news
     */
    record Live(long now, CommitId newest, Standing standing, SessionTimes times, long usedAt, Content content)
            implements OpenAnswer {}

    /**
     * The session has ended. An overdue session ends when this read is the first to see it.
     *
     * @param now the store's time
     * @param tombstone why and when
     */
    record Ended(long now, Tombstone tombstone) implements OpenAnswer {}

    /**
     * There is nothing under this ref.
     *
     * @param now the store's time
     */
    record Absent(long now) implements OpenAnswer {}

    /**
     * Something is stored under this ref that is no session: a key of another type, a hash without its metadata.
     *
     * @param now the store's time
     */
    record Unreadable(long now) implements OpenAnswer {}

    /**
     * The session lives, but the credential does not prove it.
     *
     * @param now the store's time
     * @param refusal why not
     */
    record Refused(long now, Refusal refusal) implements OpenAnswer {}

    /** How a good credential relates to the stored one. */
    enum Standing {
        /** It is the current one. */
        CURRENT,
        /** It is the one before, still good: the client is to be sent the current one. */
        PREVIOUS,
        /**
         * It is of a later generation than the stored one: the store was rolled back. Its secret could not be compared, so
         * it is as good as the signature on its token.
         */
        AHEAD
    }

    /** Why a credential is refused. Only {@link #FORGED} is one that was never issued. */
    enum Refusal {
        /** The secret is wrong. */
        FORGED,
        /** A sign-in has replaced it a moment ago, without grace: the answer that tells the new one may be under way still. */
        RENEWED,
        /** A sign-in has replaced it, longer ago than the answer with the new one may have been under way. */
        OUTDATED,
        /** A renewal has replaced it, longer ago than the grace: whoever got the new one had no need of it. */
        REPLAYED
    }

    /** What a read brings of the fields. */
    sealed interface Content {

        /** Nothing is newer than what the reader has seen, or it asked for the times only. */
        record Same() implements Content {}

        /**
         * What changed since the commit that the reader has seen.
         *
         * @param fields name → bytes, null for a field that was removed
         */
        record Changed(Map<String, byte @Nullable []> fields) implements Content {}

        /**
         * All fields.
         *
         * @param fields name → bytes
         */
        record Full(Map<String, byte[]> fields) implements Content {}
    }
}
