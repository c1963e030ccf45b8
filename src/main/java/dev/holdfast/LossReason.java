package dev.holdfast;

import java.util.Arrays;
import java.util.Locale;

/** Why a session is over, or why a token that a client presents opens none. */
public enum LossReason {
    /** The application ended it, and nobody was signed in. */
    ENDED,
    /** Its user signed out. */
    SIGNED_OUT,
    /** Its user ended it from another session. */
    ENDED_BY_USER,
    /** An administrator ended it. */
    ENDED_BY_ADMINISTRATOR,
    /** A newer sign-in of its user took its place: {@code holdfast.user.max-sessions}. */
    OVER_LIMIT,
    /** Its user's account was disabled or deleted. */
    ACCOUNT_ENDED,
    /** A token was used that had been replaced long before: two hold tokens of it, one may be a thief. */
    THEFT_SUSPECTED,
    /** Nobody used it for its idle time-out. */
    IDLE,
    /** Its absolute time-out was over. */
    ABSOLUTE,
    /** A later version of Holdfast recorded a reason that this one does not know. */
    OTHER,
    /** It did not end: what the store holds under its name cannot be read. */
    UNREADABLE,
    /** It did not end: the store has lost it. */
    LOST,
    /** Nothing is known of it any more: its end, if it had one, is too long ago to tell. */
    UNKNOWN,
    /** The token was signed by a key that no node holds: of another application, or of keys that were removed. */
    FOREIGN,
    /** The token was never issued: its signature or its secret is wrong, or it has not the form of one. */
    FORGED,
    /** The token was replaced; the session may live on under the newer one. */
    OUTDATED;

    /**
     * Whether this is the recorded end of a session; else the session did not end, or nobody knows.
     *
     * @return true for those that a tombstone can tell
     */
    public boolean isEnd() {
        return compareTo(OTHER) <= 0;
    }

    /**
     * The reason as it is stored, logged and counted.
     *
     * @return lower-case words joined by hyphens
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The end that a stored word means.
     *
     * @param word the stored word
     * @return the reason, {@link #OTHER} where this version knows no such end
     */
    public static LossReason ofEnd(String word) {
        return Arrays.stream(values())
                .filter(LossReason::isEnd)
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElse(OTHER);
    }
}
