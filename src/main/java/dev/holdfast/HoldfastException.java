package dev.holdfast;

import org.jspecify.annotations.Nullable;

/** The root of all that Holdfast throws at an application: each says what happened, what was found and what to do. */
public abstract class HoldfastException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * An exception whose message begins with its code.
     *
     * @param code the stable code, as {@code HF0012}
     * @param message what happened, the value found, what to do
     * @param cause what led to it, or null
     */
    protected HoldfastException(String code, String message, @Nullable Throwable cause) {
        super(code + ": " + message, cause);
        this.code = code;
    }

    /**
     * The stable code of this error, by which the documentation lists it.
     *
     * @return {@code HF} and four digits
     */
    public final String code() {
        return code;
    }
}
