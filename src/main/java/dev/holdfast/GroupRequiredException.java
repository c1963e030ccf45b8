package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** The caller is in none of the groups that {@code @RequiresSignIn} demands. The client gets a 403. */
public final class GroupRequiredException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    public GroupRequiredException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
