package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** A value of a class that its declared type cannot bring back; nothing of the commit was stored. */
public final class UnstorableValueException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public UnstorableValueException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
