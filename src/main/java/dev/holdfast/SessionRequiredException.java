package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** There is no session, and {@code @RequiresSession} demands one. The client gets a 401. */
public final class SessionRequiredException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public SessionRequiredException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
