package dev.holdfast.cdi;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tells values that say nothing: null, zero, false, empty. A new bean with only such fields is not worth a session. */
final class Blank {

    private static final List<Object> EMPTY =
            List.of(OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty());

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
        // Not asking the value itself, which may be anything of the application.
        return EMPTY.stream().anyMatch(empty -> empty.equals(value))
                || value.getClass().isArray() && Array.getLength(value) == 0;
    }
}
