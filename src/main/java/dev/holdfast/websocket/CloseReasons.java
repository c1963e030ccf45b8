package dev.holdfast.websocket;

import dev.holdfast.LossReason;
import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;

/** What a client is told as its socket is closed: a code (RFC 6455, 7.4.1, and IANA's registry of it) and words without a secret. */
final class CloseReasons {

    /** Somebody has signed in to the session since, or again. */
    static final CloseReason CALLER_CHANGED = new CloseReason(CloseCodes.VIOLATED_POLICY, "caller-changed");

    private CloseReasons() {}

    static CloseReason ended(LossReason reason) {
        return new CloseReason(CloseCodes.VIOLATED_POLICY, "session-ended: " + reason.word());
    }

    /** As a request would get 503 or 409 where it may try again, else 500. */
    static CloseReason failed(RuntimeException failure) {
        if (failure instanceof SessionLostException) {
            return ended(LossReason.LOST);
        }
        if (failure instanceof StoreUnavailableException) {
            return new CloseReason(CloseCodes.TRY_AGAIN_LATER, "store-unavailable");
        }
        boolean again = failure instanceof SessionConflictException || failure instanceof SessionLockTimeoutException;
        return new CloseReason(again ? CloseCodes.TRY_AGAIN_LATER : CloseCodes.UNEXPECTED_CONDITION, "not-stored");
    }
}
