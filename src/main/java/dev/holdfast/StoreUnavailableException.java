package dev.holdfast;

import org.jspecify.annotations.Nullable;

/**
 * The store did not answer within {@code holdfast.redis.timeout}, or nobody can tell what became of what it was asked; nobody is
 * signed out by it. The client gets a 503.
 */
public final class StoreUnavailableException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public StoreUnavailableException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
