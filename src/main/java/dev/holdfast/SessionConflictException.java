package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** Another request has changed the same of the session, and the conflict may not be settled: nothing was stored. The client gets a 409. */
public final class SessionConflictException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public SessionConflictException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
