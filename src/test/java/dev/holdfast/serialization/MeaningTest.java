package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.FieldCodec;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as the same value, and what can never change. */
class MeaningTest {

    record Tags(Set<String> tags, List<String> lines) {}

    /** No equals of its own: two with the same content are two elements. */
    static final class Plain {
        int number;
    }

    record Immutable(String text, Optional<BigDecimal> amount, DayOfWeek day, Chain next) {}

    record Chain(int number, Chain next) {}

    record Mutable(String text, List<String> list) {}

    private static <T> boolean same(TypeToken<T> token, T one, T other) {
        FieldCodec codec = Codecs.of(token);
        return codec.meanSame(codec.encode(one), codec.encode(other));
    }

    @Test
    void the_order_of_sets_and_maps_is_no_change_at_any_depth() {
        assertThat(same(new TypeToken<>() {}, set("a", "b"), set("b", "a"))).isTrue();
        assertThat(same(new TypeToken<>() {}, map("a", "b"), map("b", "a"))).isTrue();
        assertThat(same(new TypeToken<Collection<String>>() {}, set("a", "b"), set("b", "a")))
                .isTrue();
        assertThat(same(
                        new TypeToken<Map<String, List<Optional<Set<String>>>>>() {},
                        Map.of("x", List.of(Optional.of(set("a", "b")))),
                        Map.of("x", List.of(Optional.of(set("b", "a"))))))
                .isTrue();
        assertThat(same(
                        new TypeToken<Set<Set<String>>>() {},
                        new LinkedHashSet<>(List.of(set("a", "b"), set("c"))),
                        new LinkedHashSet<>(List.of(set("c"), set("b", "a")))))
                .isTrue();
        assertThat(same(new TypeToken<Tags[]>() {}, new Tags[] {new Tags(set("a", "b"), List.of("x"))}, new Tags[] {
                    new Tags(set("b", "a"), List.of("x"))
                }))
                .isTrue();
        assertThat(same(
                        new TypeToken<PriorityQueue<Integer>>() {},
                        new PriorityQueue<>(List.of(1, 2, 3)),
                        new PriorityQueue<>(List.of(3, 2, 1))))
                .isTrue();
    }

    @Test
    void a_larger_table_and_a_shrunk_one_are_no_change() {
        Set<Integer> large = new HashSet<>(4096);
        IntStream.range(0, 100).map(i -> i * 65_537).forEach(large::add);
        Set<Integer> small = new HashSet<>(large);
        assertThat(new ArrayList<>(large)).as("the test needs another order").isNotEqualTo(new ArrayList<>(small));
        assertThat(same(new TypeToken<>() {}, large, small)).isTrue();
    }

    @Test
    void another_content_is_a_change() {
        assertThat(same(new TypeToken<>() {}, set("a"), set("a", "b"))).isFalse();
        assertThat(same(new TypeToken<>() {}, set("a", null), set("a"))).isFalse();
        assertThat(same(new TypeToken<>() {}, map("a"), map("b"))).isFalse();
        assertThat(same(new TypeToken<>() {}, Map.of("a", set("x")), Map.of("a", set("y"))))
                .isFalse();
        assertThat(same(new TypeToken<>() {}, Optional.of("a"), Optional.<String>empty()))
                .isFalse();
        assertThat(same(new TypeToken<>() {}, Optional.<String>empty(), null)).isFalse();
        assertThat(same(new TypeToken<>() {}, 0.0, -0.0)).isFalse();
        assertThat(same(new TypeToken<>() {}, new BigDecimal("1.0"), new BigDecimal("1")))
                .isFalse();
        assertThat(same(new TypeToken<Collection<String>>() {}, List.of("a"), Set.of("a")))
                .isFalse();
        assertThat(same(new TypeToken<List<Integer>>() {}, Collections.singletonList(null), List.of()))
                .isFalse();
    }

    @Test
    void the_order_of_a_list_is_a_change() {
        assertThat(same(new TypeToken<>() {}, List.of("a", "b"), List.of("b", "a")))
                .isFalse();
        assertThat(same(
                        new TypeToken<>() {},
                        new Tags(Set.of(), List.of("a", "b")),
                        new Tags(Set.of(), List.of("b", "a"))))
                .isFalse();
        assertThat(same(new TypeToken<>() {}, new int[] {1, 2}, new int[] {2, 1}))
                .isFalse();
    }

    @Test
    void how_often_an_element_stands_in_a_set_counts() {
        Set<Plain> two = Set.of(new Plain(), new Plain());
        assertThat(same(new TypeToken<>() {}, two, Set.of(new Plain()))).isFalse();
        assertThat((Set<?>) Codecs.roundTrip(new TypeToken<Set<Plain>>() {}, two))
                .hasSize(2);
    }

    @Test
    void a_field_of_another_version_counts() {
        FieldCodec codec = Codecs.of(Plain.class);
        assertThat(codec.meanSame(
                        Codecs.stored("J{\"number\":1,\"new\":1}"), Codecs.stored("J{\"new\":1,\"number\":1}")))
                .isTrue();
        assertThat(codec.meanSame(Codecs.stored("J{\"number\":1,\"new\":1}"), Codecs.stored("J{\"number\":1}")))
                .isFalse();
    }

    static Stream<Object> immutable() {
        return Stream.of(
                "a",
                1,
                2L,
                'c',
                true,
                LocalDate.EPOCH,
                new BigDecimal("1"),
                Locale.GERMANY,
                Currency.getInstance("EUR"),
                URI.create("a:b"),
                DayOfWeek.MONDAY,
                new Immutable("a", Optional.empty(), DayOfWeek.MONDAY, new Chain(1, null)));
    }

    @ParameterizedTest
    @MethodSource("immutable")
    void an_immutable_value_is_known_as_such(Object value) {
        FieldCodec codec = Codecs.of(value instanceof Enum<?> e ? e.getDeclaringClass() : value.getClass());
        assertThat(codec.isImmutable(value)).isTrue();
    }

    @Test
    void immutability_is_by_the_declared_type_throughout() {
        assertThat(Codecs.of(ZoneId.class).isImmutable(ZoneId.of("UTC"))).isTrue();
        assertThat(Codecs.of(new TypeToken<Optional<LocalDate>>() {}).isImmutable(Optional.of(LocalDate.EPOCH)))
                .isTrue();
        assertThat(Codecs.of(new TypeToken<Optional<List<String>>>() {}).isImmutable(Optional.of(new ArrayList<>())))
                .isFalse();
        assertThat(Codecs.of(Mutable.class).isImmutable(new Mutable("a", List.of())))
                .isFalse();
        assertThat(Codecs.of(new TypeToken<List<String>>() {}).isImmutable(List.of("a")))
                .isFalse();
        assertThat(Codecs.of(Plain.class).isImmutable(new Plain())).isFalse();
        assertThat(Codecs.of(Plain.class).isImmutable(null)).isTrue();
        assertThat(Codecs.of(byte[].class).isImmutable(new byte[0])).isFalse();
        assertThat(Codecs.of(java.util.Date.class).isImmutable(new java.util.Date()))
                .isFalse();
    }

    private static Set<String> set(String... elements) {
        Set<String> set = new LinkedHashSet<>();
        Collections.addAll(set, elements);
        return set;
    }

    private static Map<String, Integer> map(String... keys) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (String key : keys) {
            map.put(key, 1);
        }
        return map;
    }
}
