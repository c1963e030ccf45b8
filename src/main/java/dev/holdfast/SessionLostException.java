package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** The session was gone, or its token outdated, when this request's changes were to be stored. The client gets a 503. */
public final class SessionLostException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public SessionLostException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
