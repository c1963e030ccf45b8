package dev.holdfast.rest;

import dev.holdfast.HoldfastException;
import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockLostException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.Denial;
import java.util.regex.Pattern;

/**
 * What a client is told of an exception, in words that give nothing away of the application or of the session: the exception's own
 * message is for the log.
 *
 * @param status of the answer
 * @param detail what to do
 */
record Problem(int status, String detail) {

    private static final Pattern CODE = Pattern.compile("HF[0-9]{4}");
    private static final Problem UNAVAILABLE =
            new Problem(503, "The session cannot be reached just now. Please try again in a moment.");
    private static final Problem CONFLICT =
            new Problem(409, "Another request was first. Please look at it again, and try again.");
    private static final Problem FAULT = new Problem(500, "The server has met an error.");

    static Problem of(HoldfastException thrown) {
        if (thrown instanceof StoreUnavailableException || thrown instanceof SessionLostException) {
            return UNAVAILABLE;
        }
        if (thrown instanceof SessionConflictException || thrown instanceof SessionLockLostException) {
            return CONFLICT;
        }
        if (thrown instanceof SessionLockTimeoutException) {
            return lockTimeout();
        }
        return Denial.of(thrown).map(Problem::of).orElse(FAULT);
    }

    private static Problem of(Denial denial) {
        return new Problem(
                denial.status(),
                switch (denial) {
                    case SESSION_REQUIRED -> "This needs a session, and the request has none.";
                    case SIGN_IN_REQUIRED -> "This needs a sign-in, or a more recent one.";
                    case GROUP_REQUIRED -> "Whoever is signed in may not do this.";
                    case SIGN_IN_OVER_LIMIT -> "This user is signed in as often as is allowed.";
                    case SIGN_IN_OVERTAKEN -> "This user's sessions were ended meanwhile.";
                });
    }

    /** On a thread that serves no request any more the first-byte gate knows better than this. */
    private static Problem lockTimeout() {
        int status = CurrentSession.get()
                .map(session -> session.concurrency().lockTimeoutStatus())
                .orElse(UNAVAILABLE.status);
        return status == CONFLICT.status ? CONFLICT : UNAVAILABLE;
    }

    /** The status phrase of RFC 9110, as {@code about:blank} wants it (RFC 9457, 4.2.1). */
    String title() {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 409 -> "Conflict";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }

    /** As JSON. All in it are our own words, with nothing to be escaped; a code that is none of ours is left out. */
    String json(String code) {
        return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
                .formatted(title(), status, detail, CODE.matcher(code).matches() ? ",\"code\":\"" + code + "\"" : "");
    }

    /** Whether coming again helps. */
    boolean isPassing() {
        return status == UNAVAILABLE.status;
    }

    /** Whether it is the application's fault, and not daily life. */
    boolean isFault() {
        return status == FAULT.status;
    }

    /** Whether the answer has to carry a challenge. */
    boolean isChallenge() {
        return status == 401;
    }
}
