package dev.holdfast.config;

/**
 * One setting: a row of the README's table, and how its text becomes a value.
 *
 * @param key the full key, with {@code holdfast.}
 * @param fallback the default, written as one would set it; empty: there is none
 * @param format which texts are allowed
 * @param secret whether a value found may never be shown
 * @param meaning one line for the table
 * @param <T> the type of its values
 */
record Setting<T>(String key, String fallback, Format<T> format, boolean secret, String meaning) {

    private static final int SHOWN = 100;

    /** The value of a text, whether found or the default. */
    T parse(String text) {
        return format.parser().parse(text);
    }

    boolean hasFallback() {
        return !fallback.isEmpty();
    }

    /** A value found, as it may stand in a message: on one line, never a secret. An address may carry a password before its @. */
    String shown(String text) {
        if (secret || text.indexOf('@') >= 0) {
            return "(not shown)";
        }
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
