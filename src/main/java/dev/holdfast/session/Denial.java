package dev.holdfast.session;

import dev.holdfast.GroupRequiredException;
import dev.holdfast.LossReason;
import dev.holdfast.SessionRequiredException;
import dev.holdfast.SignInRefusedException;
import dev.holdfast.SignInRequiredException;
import java.util.Optional;

/** Why a client was denied what it asked for, and the status (RFC 9110, 15.5) that says so through every door. */
public enum Denial {
    /** It has no session. */
    SESSION_REQUIRED(401),
    /** Nobody has signed in to its session, or not recently enough. */
    SIGN_IN_REQUIRED(401),
    /** Who has signed in is in none of the groups. */
    GROUP_REQUIRED(403),
    /** Its user is signed in as often as is allowed: ending another session resolves it. */
    SIGN_IN_OVER_LIMIT(409),
    /** All sessions of its user were ended while it was about to sign in. */
    SIGN_IN_OVERTAKEN(403);

    /**
     * The challenge that a 401 has to carry (RFC 9110, 11.6.1). The scheme is none that a browser knows, so that none of them asks
     * for a password in a window of its own, as they do for {@code Basic} and {@code Digest}; and it says what is asked for, however
     * the token travels.
     */
    public static final String CHALLENGE = "Session";

    private final int status;

    Denial(int status) {
        this.status = status;
    }

    /**
     * What an exception denies.
     *
     * @param thrown by the application; what is wrapped in it does not count
     * @return empty where it denies nothing
     */
    public static Optional<Denial> of(Throwable thrown) {
        if (thrown instanceof SessionRequiredException) {
            return Optional.of(SESSION_REQUIRED);
        }
        if (thrown instanceof SignInRequiredException) {
            return Optional.of(SIGN_IN_REQUIRED);
        }
        if (thrown instanceof GroupRequiredException) {
            return Optional.of(GROUP_REQUIRED);
        }
        return thrown instanceof SignInRefusedException refused
                ? Optional.of(refused.reason() == LossReason.OVER_LIMIT ? SIGN_IN_OVER_LIMIT : SIGN_IN_OVERTAKEN)
                : Optional.empty();
    }

    /**
     * The status of the answer.
     *
     * @return 401, 403 or 409
     */
    public int status() {
        return status;
    }

    /**
     * Whether signing in would help, so that the answer has to carry the {@link #CHALLENGE}, or may lead to where that is done.
     *
     * @return true for a 401
     */
    public boolean isChallenge() {
        return status == 401;
    }
}
