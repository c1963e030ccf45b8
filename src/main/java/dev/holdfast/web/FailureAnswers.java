package dev.holdfast.web;

import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockLostException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.config.ConcurrencyConfig;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which failures are answered in the application's place, as they are the store's or other requests' doing, and how. */
final class FailureAnswers {

    private final FailureAnswer lockTimeout;

    FailureAnswers(ConcurrencyConfig config) {
        this.lockTimeout = config.lockTimeoutStatus() == HttpServletResponse.SC_CONFLICT
                ? FailureAnswer.CONFLICT
                : FailureAnswer.UNAVAILABLE;
    }

    /** The answer to what was thrown, or to what is wrapped in it; empty where it is the application's own affair. */
    Optional<FailureAnswer> to(Throwable thrown) {
        return Causes.of(thrown).map(this::answer).filter(Objects::nonNull).findFirst();
    }

    /**
     * Whether an answer must not reach the client of a request that has failed so: a success, unless nothing was lost, as the
     * method that waited for a lock in vain never ran; and a server error that ought to be another one. A refusal of the
     * client's own fault (4xx) stands.
     */
    boolean hide(RuntimeException failure, int status) {
        return status < 400
                ? !(failure instanceof SessionLockTimeoutException)
                : status >= 500
                        && to(failure).filter(answer -> !answer.is(status)).isPresent();
    }

    private @Nullable FailureAnswer answer(Throwable thrown) {
        if (thrown instanceof StoreUnavailableException || thrown instanceof SessionLostException) {
            return FailureAnswer.UNAVAILABLE;
        }
        if (thrown instanceof SessionConflictException || thrown instanceof SessionLockLostException) {
            return FailureAnswer.CONFLICT;
        }
        return thrown instanceof SessionLockTimeoutException ? lockTimeout : null;
    }
}
