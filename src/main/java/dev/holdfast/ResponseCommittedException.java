package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** The first byte of the response has left, so that no new token can reach the client; nothing was stored. */
public final class ResponseCommittedException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public ResponseCommittedException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
