package dev.holdfast.demo.shop;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor who signs in sends.
 *
 * @param name the user's name, null where none came
 * @param password the proof, null where none came
 */
public record Credentials(@Nullable String name, @Nullable String password) {

    /** Hides the password. */
    @Override
    public String toString() {
        return "Credentials[name=" + name + "]";
    }
}
