package dev.holdfast.session;

import dev.holdfast.LossReason;
import java.util.Locale;

/** What happens to sessions and is counted, by the name that logs, metrics and documentation use. */
public enum Occurrence {
    /** A session was stored for the first time. */
    SESSION_CREATED,
    /** Changes of a session were stored. */
    SESSION_COMMITTED,
    /** A session was ended by the application. */
    SESSION_ENDED,
    /** A session was not used for its idle time-out, and was reaped. */
    SESSION_IDLE,
    /** A session reached its absolute time-out, and was reaped. */
    SESSION_EXPIRED,
    /** The store let go of a timed-out session before any node came to reap it: its end had no callbacks. */
    SESSION_LAPSED,
    /** The store lost a session that it should still hold. */
    SESSION_LOST,
    /** A session's secret was replaced. */
    SESSION_RENEWED,
    /** A field, or all of a bean that is one unit, was written over another request's newer value: last write wins. */
    CONFLICT_OVERWRITTEN,
    /** What two requests have changed in one map, set or list all counts. */
    CONFLICT_MERGED,
    /** A commit met a conflict that it may not settle; nothing was stored. */
    CONFLICT_REFUSED,
    /** A first form gave way to the one that a parallel request had stored before. */
    CONFLICT_YIELDED,
    /** Changes came after the session had ended; they were dropped. */
    COMMIT_AFTER_END,
    /** The store did not answer in time. */
    STORE_UNAVAILABLE,
    /** A token was presented that has not the form of one. */
    TOKEN_MALFORMED,
    /** A token was presented whose signature or secret is wrong. */
    TOKEN_FORGED,
    /** A token was presented that no known key has signed. */
    TOKEN_FOREIGN_KEY,
    /** A token was presented that a sign-in has replaced a moment ago. */
    TOKEN_RENEWED,
    /** A token was presented that a sign-in has replaced before. */
    TOKEN_OUTDATED,
    /** A token was presented that a renewal has replaced longer ago than the grace: a thief's, or his victim's. */
    TOKEN_REPLAYED,
    /** A token was presented of a session that the application has ended. */
    TOKEN_OF_ENDED,
    /** A token was presented of a session whose user has signed out. */
    TOKEN_OF_SIGNED_OUT,
    /** A token was presented of a session that its user has ended from another one. */
    TOKEN_OF_ENDED_BY_USER,
    /** A token was presented of a session that an administrator has ended. */
    TOKEN_OF_ENDED_BY_ADMINISTRATOR,
    /** A token was presented of a session whose place a newer sign-in of its user has taken. */
    TOKEN_OF_OVER_LIMIT,
    /** A token was presented of a session whose user's account was ended. */
    TOKEN_OF_ACCOUNT_ENDED,
    /** A token was presented of a session that was ended as a token of it may have been stolen. */
    TOKEN_OF_THEFT_SUSPECTED,
    /** A token was presented of a session that was idle too long. */
    TOKEN_OF_IDLE,
    /** A token was presented of a session past its absolute time-out. */
    TOKEN_OF_EXPIRED,
    /** A token was presented of a session that the store has lost: it should still know at least of its end. */
    TOKEN_OF_LOST,
    /** A token was presented of a session that the store knows nothing of: its end is too long ago to tell. */
    TOKEN_OF_UNKNOWN,
    /** A remembered login has signed its user in. */
    REMEMBERED_USED,
    /** A remembered login's token was presented that is not one, or of a login that is over. */
    REMEMBERED_REFUSED,
    /** A remembered login's token was presented that was replaced before: a thief's, or his victim's. */
    REMEMBERED_REPLAYED,
    /** What is stored under a session's ref is no session. */
    SESSION_UNREADABLE,
    /** A field's stored bytes could not be decoded; the field was reset. */
    FIELD_UNREADABLE,
    /** A field or a session is over its warning limit. */
    SIZE_WARNED,
    /** A field or a session is over its hard limit; nothing was stored. */
    SIZE_REFUSED;

    /**
     * What it is that a token of a session was presented that has ended so.
     *
     * @param reason of the end
     * @return one of those that begin with {@code TOKEN_OF}
     */
    static Occurrence tokenOf(LossReason reason) {
        return switch (reason) {
            case IDLE -> TOKEN_OF_IDLE;
            case ABSOLUTE -> TOKEN_OF_EXPIRED;
            case SIGNED_OUT -> TOKEN_OF_SIGNED_OUT;
            case ENDED_BY_USER -> TOKEN_OF_ENDED_BY_USER;
            case ENDED_BY_ADMINISTRATOR -> TOKEN_OF_ENDED_BY_ADMINISTRATOR;
            case OVER_LIMIT -> TOKEN_OF_OVER_LIMIT;
            case ACCOUNT_ENDED -> TOKEN_OF_ACCOUNT_ENDED;
            case THEFT_SUSPECTED -> TOKEN_OF_THEFT_SUSPECTED;
            default -> TOKEN_OF_ENDED;
        };
    }

    /**
     * The name by which this is counted.
     *
     * @return lower-case words joined by hyphens
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
