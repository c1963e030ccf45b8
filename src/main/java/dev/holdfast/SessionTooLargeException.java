package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** A field or the session is over its hard limit; nothing of the commit was stored. */
public final class SessionTooLargeException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public SessionTooLargeException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
