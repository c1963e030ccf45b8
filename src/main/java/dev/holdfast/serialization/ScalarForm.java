package dev.holdfast.serialization;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A value that one text holds exactly: as a JSON string, number or boolean, and as a map's key.
 *
 * @param type the class of the values
 * @param kind how it looks as JSON
 * @param isImmutable whether such a value can never change
 * @param fits whether a value is one that {@code parse} can bring back
 * @param text the text of a value
 * @param parse the value of a text; throws anything at a wrong one
 */
record ScalarForm<T>(
        Class<T> type,
        Kind kind,
        boolean isImmutable,
        Predicate<Object> fits,
        Function<T, String> text,
        Function<String, T> parse)
        implements Form {

    /** The JSON of a scalar. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN
    }

    @Override
    public JsonValue write(Object value, Writing writing) {
        return jsonOf(writing.json(), textOf(value, writing));
    }

    /** The text of a value that may, at run time, be of any class. */
    String textOf(Object value, Writing writing) {
        if (!fits.test(value)) {
            throw writing.refused(type.getSimpleName(), value, cure(value));
        }
        return text.apply(box().cast(value));
    }

    private String cure(Object value) {
        return value.getClass() == box()
                ? "Its text stands for another value or for none: put one there that can be read back from its text."
                : "Put a value of the declared type there, or declare the type of the value.";
    }

    private JsonValue jsonOf(JsonProvider json, String written) {
        return switch (kind) {
            case TEXT -> json.createValue(written);
            case BOOLEAN -> Boolean.parseBoolean(written) ? JsonValue.TRUE : JsonValue.FALSE;
            case NUMBER ->
                isJsonNumber(written) ? json.createValue(new BigDecimal(written)) : json.createValue(written);
        };
    }

    /** JSON knows no NaN and no infinity, and a decimal no negative zero. */
    private static boolean isJsonNumber(String written) {
        return !written.isEmpty() && Character.isDigit(written.charAt(written.length() - 1)) && !written.equals("-0.0");
    }

    private static boolean isBoolean(JsonValue json) {
        return json.getValueType() == JsonValue.ValueType.TRUE || json.getValueType() == JsonValue.ValueType.FALSE;
    }

    /** As NaN. */
    private boolean isWord(String written) {
        return kind == Kind.NUMBER && !isJsonNumber(written);
    }

    @Override
    public Object read(JsonValue json) {
        return valueOf(textOf(json));
    }

    private String textOf(JsonValue json) {
        if (kind == Kind.NUMBER && json instanceof JsonNumber number) {
            return number.toString();
        }
        if (kind == Kind.BOOLEAN && isBoolean(json)) {
            return json.toString();
        }
        if (json instanceof JsonString string && (kind == Kind.TEXT || isWord(string.getString()))) {
            return string.getString();
        }
        throw new UnfitJsonException(type.getSimpleName(), json);
    }

    private Object valueOf(String written) {
        try {
            return parse.apply(written);
        } catch (RuntimeException e) {
            // Without the cause: its message would show the value.
            String found = type.isEnum() ? "the name of a constant that it has not" : "a text of none";
            throw new UnfitJsonException("expected " + type.getSimpleName() + ", found " + found, (Throwable) null);
        }
    }

    /** The map key that a text stands for. */
    Object keyOf(String written) {
        return valueOf(written);
    }

    @SuppressWarnings("unchecked")
    private Class<T> box() {
        return type.isPrimitive()
                ? (Class<T>) MethodType.methodType(type).wrap().returnType()
                : type;
    }

    /** That of a number is its text as it is written today: what is a double now may have been stored as the int it was. */
    @Override
    public Object meaning(JsonValue json) {
        return json instanceof JsonNumber ? text.apply(box().cast(read(json))) : json;
    }

    @Override
    public Stream<Form> parts() {
        return Stream.of();
    }

    @Override
    public boolean isPrimitive() {
        return type.isPrimitive();
    }
}
