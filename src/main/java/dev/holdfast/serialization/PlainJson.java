package dev.holdfast.serialization;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON that needs no parser: a string of printable ASCII without escapes, a whole number that surely fits a long, a literal.
 * That is what most fields of a bean hold, and a parser of their own costs each more than its content.
 */
final class PlainJson {

    /** Of any number of so many digits. */
    private static final int DIGITS = 18;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101_0101_0101_0101L;

    private static final long HIGHEST_BITS = 0x80 * EACH;

    /** Blanks in all bytes but the lowest. */
    private static final long FILLING = (' ' * EACH) & ~0xFFL;

    private PlainJson() {}

    /** The value of these bytes from this place to the end; null where a parser must decide. */
    static @Nullable JsonValue read(byte[] bytes, int from, JsonProvider json) {
        int length = bytes.length - from;
        if (isString(bytes, from)) {
            return json.createValue(new String(bytes, from + 1, length - 2, StandardCharsets.ISO_8859_1));
        }
        if (isNumber(bytes, from)) {
            return json.createValue(Long.parseLong(new String(bytes, from, length, StandardCharsets.ISO_8859_1)));
        }
        return length > 5 ? null : literal(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
    }

    private static boolean isString(byte[] bytes, int from) {
        int last = bytes.length - 1;
        if (last <= from || bytes[from] != '"' || bytes[last] != '"') {
            return false;
        }
        int at = from + 1;
        for (; at <= last - Long.BYTES; at += Long.BYTES) {
            if (!isPlain((long) EIGHT_BYTES.get(bytes, at))) {
                return false;
            }
        }
        for (; at < last; at++) {
            if (!isPlain(FILLING | bytes[at] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether eight bytes at once are printable ASCII, no quote and no backslash. Of each byte the highest bit tells: it is set
     * beyond ASCII; a subtraction sets it where the byte is too small, or has become zero by an exclusive or with what is
     * looked for. What such a byte borrows can only spoil the ones after it, when the answer is no already.
     */
    private static boolean isPlain(long eight) {
        long quotes = (eight ^ '"' * EACH) - EACH;
        long backslashes = (eight ^ '\\' * EACH) - EACH;
        long controls = eight - ' ' * EACH;
        return ((eight | quotes | backslashes | controls) & HIGHEST_BITS) == 0;
    }

    /** RFC 8259, section 6: an optional minus, then a zero alone or digits that begin with another. */
    private static boolean isNumber(byte[] bytes, int from) {
        int first = from < bytes.length && bytes[from] == '-' ? from + 1 : from;
        int digits = bytes.length - first;
        if (digits < 1 || digits > DIGITS || bytes[first] == '0' && (digits > 1 || first > from)) {
            return false;
        }
        for (int at = first; at < bytes.length; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable JsonValue literal(String text) {
        return switch (text) {
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            case "null" -> JsonValue.NULL;
            default -> null;
        };
    }
}
