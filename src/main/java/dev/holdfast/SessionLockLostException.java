package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** The session's lock was held for longer than its lease and another request has taken it: nothing was stored. The client gets a 409. */
public final class SessionLockLostException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public SessionLockLostException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
