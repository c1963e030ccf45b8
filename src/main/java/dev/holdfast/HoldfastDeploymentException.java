package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** The application cannot be deployed: one message with every fault of its settings and beans. */
public final class HoldfastDeploymentException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public HoldfastDeploymentException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
