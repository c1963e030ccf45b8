package dev.holdfast.serialization;

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** JSON that is no value of the type expected. Names types only: a session's values are nobody's business. */
final class UnfitJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private String path = "";

    UnfitJsonException(String expected, JsonValue found) {
        this("expected " + expected + ", found JSON of type " + found.getValueType(), (Throwable) null);
    }

    UnfitJsonException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    UnfitJsonException within(String property) {
        path = "." + property + path;
        return this;
    }

    String path() {
        return path;
    }
}
