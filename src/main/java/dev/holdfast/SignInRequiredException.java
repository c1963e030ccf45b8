package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** Nobody is signed in, or not recently enough. The client gets a 401. */
public final class SignInRequiredException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public SignInRequiredException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
