package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which values say nothing, so that for them alone no session begins. */
class BlankTest {

    static Stream<Object> nothing() {
        return Stream.of(
                0,
                0L,
                -0.0,
                '\0',
                false,
                "",
                new StringBuilder(),
                new BigDecimal("0.00"),
                BigInteger.ZERO,
                new AtomicInteger(),
                new AtomicBoolean(),
                List.of(),
                Map.of(),
                Optional.empty(),
                OptionalInt.empty(),
                new int[0]);
    }

    static Stream<Object> something() {
        return Stream.of(
                1,
                -1L,
                Double.NaN,
                Double.MIN_VALUE,
                'a',
                true,
                " ",
                new BigDecimal("1E-400"),
                new AtomicInteger(1),
                new AtomicBoolean(true),
                List.of(0),
                Map.of("", ""),
                Optional.of(""),
                OptionalInt.of(0),
                new int[1],
                new Object());
    }

    @Test
    void null_says_nothing() {
        assertThat(Blank.isBlank(null)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void zero_false_and_empty_say_nothing(Object value) {
        assertThat(Blank.isBlank(value)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("something")
    void all_else_is_worth_keeping(Object value) {
        assertThat(Blank.isBlank(value)).isFalse();
    }
}
