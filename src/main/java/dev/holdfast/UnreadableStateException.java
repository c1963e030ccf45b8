package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** Stored bytes that cannot be decoded, met while {@code holdfast.state.on-unreadable} is {@code fail}. */
public final class UnreadableStateException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public UnreadableStateException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
