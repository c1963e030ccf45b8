package dev.holdfast.cdi;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tells values that say nothing: null, zero, false, empty. A new bean with only such fields is not worth a session. */
final class Blank {

    private Blank() {}

    static boolean isBlank(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0;
        }
        if (value instanceof Number number) {
            return number.doubleValue() == 0;
        }
        if (value instanceof Boolean truth) {
            return !truth;
        }
        if (value instanceof AtomicBoolean truth) {
            return !truth.get();
        }
        if (value instanceof Character character) {
            return character == 0;
        }
        if (value instanceof CharSequence text) {
            return text.isEmpty();
        }
        if (value instanceof Collection<?> collection) {
            return collection.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty();
        }
        return value.getClass().isArray() && Array.getLength(value) == 0;
    }
}
