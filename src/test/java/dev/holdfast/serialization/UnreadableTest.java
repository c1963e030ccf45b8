package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.FieldCodec;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stored bytes that are no value of the declared type are one named error, never another exception. */
class UnreadableTest {

    record Strict(String name, int number) {
        Strict {
            if (name == null) {
                throw new IllegalArgumentException("a name is needed");
            }
        }
    }

    static final class Broken {
        String text = "";
        LocalDate date = LocalDate.EPOCH;

        Broken() {}
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(String.class, ""),
                Arguments.of(String.class, "S\"a\""),
                Arguments.of(String.class, "J"),
                Arguments.of(String.class, "J\"a"),
                Arguments.of(String.class, "J\"a\" \"b\""),
                Arguments.of(String.class, "J\"a\"]"),
                Arguments.of(String.class, "J1"),
                Arguments.of(String.class, "J\u0000"),
                Arguments.of(String.class, "J{\"a\":1}"),
                Arguments.of(int.class, "Jnull"),
                Arguments.of(int.class, "J1.5"),
                Arguments.of(int.class, "J99999999999"),
                Arguments.of(int.class, "J1e999999999"),
                Arguments.of(Integer.class, "J\"1\""),
                Arguments.of(Double.class, "J\"1.0\""),
                Arguments.of(Double.class, "J\"\""),
                Arguments.of(Boolean.class, "J\"true\""),
                Arguments.of(Character.class, "J\"ab\""),
                Arguments.of(DayOfWeek.class, "J\"SOMEDAY\""),
                Arguments.of(UUID.class, "J\"secret\""),
                Arguments.of(byte[].class, "J\"***\""),
                Arguments.of(int[].class, "J[1,null]"),
                Arguments.of(int[].class, "J{}"),
                Arguments.of(Strict.class, "J{}"),
                Arguments.of(Strict.class, "J{\"name\":\"a\",\"number\":null}"),
                Arguments.of(Strict.class, "J[]"),
                Arguments.of(Broken.class, "J{\"date\":\"secret\"}"),
                Arguments.of(new TypeToken<List<String>>() {}.type, "J{}"),
                Arguments.of(new TypeToken<List<String>>() {}.type, "J[[]]"),
                Arguments.of(new TypeToken<List<String>>() {}.type, "J" + "[".repeat(5000)),
                Arguments.of(new TypeToken<EnumSet<DayOfWeek>>() {}.type, "J[null]"),
                Arguments.of(new TypeToken<Map<Integer, String>>() {}.type, "J{\"a\":\"b\"}"),
                Arguments.of(new TypeToken<Map<Integer, String>>() {}.type, "J[]"),
                Arguments.of(new TypeToken<ConcurrentHashMap<String, String>>() {}.type, "J{\"a\":null}"),
                Arguments.of(new TypeToken<Optional<String>>() {}.type, "J[null]"),
                Arguments.of(new TypeToken<Optional<String>>() {}.type, "J[\"a\",\"b\"]"),
                Arguments.of(new TypeToken<Map.Entry<String, String>>() {}.type, "J[]"),
                Arguments.of(ValueRefusalTest.Shape.class, "J{\"@type\":\"unknown\"}"),
                Arguments.of(ValueRefusalTest.Shape.class, "J{\"@type\":1}"),
                Arguments.of(ValueRefusalTest.Shape.class, "J{}"),
                Arguments.of(ValueRefusalTest.Shape.class, "J[]"),
                Arguments.of(ValueRefusalTest.Adapted.class, "J\"a\""),
                Arguments.of(ValueRefusalTest.Adapted.class, "J1"),
                Arguments.of(ApplicationTypesTest.Own.class, "J1"),
                Arguments.of(ApplicationTypesTest.Own.class, "J{\"other\":1}"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void is_a_named_error(java.lang.reflect.Type type, String stored) {
        FieldCodec codec = Codecs.of(type);
        byte[] bytes = Codecs.stored(stored);
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining(ResolvedType.of(type).name())
                .hasMessageMatching("(?s)HF030[1-3]: .*");
        assertThatThrownBy(() -> codec.takeApart(bytes)).isInstanceOf(UnreadableStateException.class);
        assertThat(codec.meanSame(bytes, bytes.clone())).isTrue();
        assertThat(codec.meanSame(bytes, Codecs.stored("J\"never stored\""))).isFalse();
    }

    @Test
    void bytes_that_are_no_utf_8_are_a_named_error() {
        byte[] latin = "J\"é\"".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Codecs.of(String.class).decode(latin)).isInstanceOf(UnreadableStateException.class);
    }

    @Test
    void the_error_names_the_place_and_shows_no_value() {
        byte[] stored = Codecs.stored("J[{\"date\":\"secret\"}]");
        assertThatThrownBy(() -> Codecs.of(new TypeToken<List<Broken>>() {}).decode(stored))
                .hasMessageContaining("List<UnreadableTest.Broken>")
                .hasMessageContaining(".date")
                .hasMessageContaining("LocalDate")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void a_constant_that_this_version_does_not_know_is_told_of_as_such() {
        assertThatThrownBy(() -> Codecs.of(DayOfWeek.class).decode(Codecs.stored("J\"SOMEDAY\"")))
                .hasMessageContaining("expected DayOfWeek, found the name of a constant that it has not");
    }

    @Test
    void a_failing_constructor_is_the_cause() {
        assertThatThrownBy(() -> Codecs.of(Strict.class).decode(Codecs.stored("J{}")))
                .isInstanceOf(UnreadableStateException.class)
                .hasRootCauseMessage("a name is needed");
    }

    @Test
    void a_number_may_widen_between_versions() {
        assertThat(Codecs.of(long.class).decode(Codecs.of(int.class).encode(5))).isEqualTo(5L);
        assertThat(Codecs.of(Double.class).decode(Codecs.of(Integer.class).encode(5)))
                .isEqualTo(5.0);
    }
}
