package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** The session's lock was not free in time: the method did not run. The client gets the status of {@code holdfast.lock.timeout-status}. */
public final class SessionLockTimeoutException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public SessionLockTimeoutException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
