package dev.holdfast.serialization;

import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the values of one type look as JSON. Made at deployment, immutable, safe for several threads. Null is handled outside. */
interface Form {

    /** The JSON of a value; refused through {@code writing} if {@link #read} would not bring it back equal. */
    JsonValue write(Object value, Writing writing);

    /**
     * The value of some JSON other than null.
     *
     * @throws UnfitJsonException if the JSON is none of this type
     */
    Object read(JsonValue json);

    /** Something whose {@code equals} tells whether two JSONs other than null mean the same, whatever an unordered collection's order. */
    Object meaning(JsonValue json);

    /** The forms of what such a value holds. */
    Stream<Form> parts();

    /** Whether a value can never change, its parts left aside. */
    boolean isImmutable();

    /** Whether null is no value of the type. */
    default boolean isPrimitive() {
        return false;
    }

    /** Whether the JSON is an object with room for the name of a subtype. */
    default boolean isObject() {
        return false;
    }

    default @Nullable Object readNullable(JsonValue json) {
        if (!isNull(json)) {
            return read(json);
        }
        if (isPrimitive()) {
            throw new UnfitJsonException("a primitive type", json);
        }
        return null;
    }

    default Object meaningOfNullable(JsonValue json) {
        return isNull(json) ? JsonValue.NULL : meaning(json);
    }

    private static boolean isNull(JsonValue json) {
        return json.getValueType() == JsonValue.ValueType.NULL;
    }
}
