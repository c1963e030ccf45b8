package dev.holdfast.serialization;

import dev.holdfast.session.merge.Parts;
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

    /** Some JSON other than null, as {@link #read} takes it, in parts that can be merged: those of a map, a set or a list. */
    default Parts takeApart(JsonValue json) {
        return new Parts.Whole(meaning(json), json);
    }

    /** The JSON of parts that came from {@link #takeApart}; refused through {@code writing} if {@link #read} would not bring it back equal. */
    default JsonValue putTogether(Parts parts, Writing writing) {
        if (parts instanceof Parts.Whole whole && whole.content() instanceof JsonValue json) {
            return json;
        }
        throw new IllegalArgumentException("parts of another type");
    }

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

    default Parts takeApartNullable(JsonValue json) {
        return isNull(json) ? new Parts.Whole(JsonValue.NULL, JsonValue.NULL) : takeApart(json);
    }

    private static boolean isNull(JsonValue json) {
        return json.getValueType() == JsonValue.ValueType.NULL;
    }
}
