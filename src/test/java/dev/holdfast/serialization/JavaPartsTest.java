package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.merge.Merge;
import dev.holdfast.session.merge.Parts;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a value by Java serialization can be merged, and that the kind of a collection outlives it. */
class JavaPartsTest {

    /** No equals of its own. */
    static final class Plain implements Serializable {
        private static final long serialVersionUID = 1L;
        Object link;
    }

    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    private static final FieldCodec CODEC = JavaCodecs.ANY;

    private static Object merged(Object base, Object mine, Object theirs) {
        return CODEC.decode(CODEC.putTogether(merge(base, mine, theirs).parts()));
    }

    private static Merge.Merged merge(Object base, Object mine, Object theirs) {
        return Merge.of(apart(base), apart(mine), apart(theirs));
    }

    private static Parts apart(Object value) {
        return CODEC.takeApart(CODEC.encode(value));
    }

    @SuppressWarnings("unchecked")
    private static <T> T changed(T value, Consumer<T> change) {
        T copy = (T) CODEC.decode(CODEC.encode(value));
        change.accept(copy);
        return copy;
    }

    static Stream<Map<Object, Object>> maps() {
        return Stream.of(
                new HashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(16, 0.75f, true),
                new TreeMap<>(),
                new TreeMap<>(Collections.reverseOrder()),
                new Hashtable<>(),
                new Properties(),
                new ConcurrentHashMap<>(),
                new ConcurrentSkipListMap<>());
    }

    @ParameterizedTest
    @MethodSource("maps")
    void additions_removals_and_replacements_in_a_map_all_count(Map<Object, Object> base) {
        base.putAll(Map.of("a", "1", "b", "2", "c", "3"));
        Map<Object, Object> mine = changed(base, map -> {
            map.remove("a");
            map.put("m", "9");
        });
        Map<Object, Object> theirs = changed(base, map -> {
            map.put("b", "5");
            map.put("t", "8");
        });
        assertThat(merged(base, mine, theirs))
                .hasSameClassAs(base)
                .isEqualTo(Map.of("b", "5", "c", "3", "m", "9", "t", "8"));
        assertThat(merge(base, mine, theirs).overwrote()).isFalse();
    }

    @Test
    void a_comparator_and_the_order_of_access_outlive_a_merge() {
        TreeMap<String, Integer> sorted = new TreeMap<>(Collections.reverseOrder());
        Object both = merged(sorted, changed(sorted, map -> map.put("a", 1)), changed(sorted, map -> map.put("b", 2)));
        assertThat(((Map<?, ?>) both).keySet().toArray()).containsExactly("b", "a");
        TreeSet<String> caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        both = merged(caseless, changed(caseless, set -> set.add("B")), changed(caseless, set -> set.add("a")));
        assertThat(((TreeSet<?>) both).comparator()).isSameAs(String.CASE_INSENSITIVE_ORDER);
        Map<String, Integer> byAccess = new LinkedHashMap<>(16, 0.75f, true);
        byAccess.put("a", 1);
        @SuppressWarnings("unchecked")
        Map<String, Integer> read = (Map<String, Integer>)
                merged(byAccess, changed(byAccess, map -> map.put("b", 1)), changed(byAccess, map -> map.put("c", 1)));
        read.get("a");
        assertThat(new ArrayList<>(read.keySet())).last().isEqualTo("a");
    }

    @Test
    void maps_and_sets_of_constants_are_merged() {
        EnumMap<TimeUnit, Integer> map = new EnumMap<>(TimeUnit.class);
        assertThat(merged(map, changed(map, m -> m.put(TimeUnit.DAYS, 1)), changed(map, m -> m.put(TimeUnit.HOURS, 2))))
                .isInstanceOf(EnumMap.class)
                .isEqualTo(Map.of(TimeUnit.DAYS, 1, TimeUnit.HOURS, 2));
        EnumSet<TimeUnit> set = EnumSet.noneOf(TimeUnit.class);
        assertThat(merged(set, changed(set, s -> s.add(TimeUnit.DAYS)), changed(set, s -> s.add(TimeUnit.HOURS))))
                .isInstanceOf(EnumSet.class)
                .isEqualTo(EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS));
    }

    static Stream<Supplier<Collection<Object>>> sets() {
        return Stream.of(
                HashSet::new, LinkedHashSet::new, TreeSet::new, CopyOnWriteArraySet::new, ConcurrentSkipListSet::new);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void additions_and_removals_in_a_set_all_count(Supplier<Collection<Object>> maker) {
        Collection<Object> base = maker.get();
        base.addAll(List.of("a", "b"));
        Collection<Object> mine = changed(base, set -> {
            set.remove("a");
            set.add("m");
        });
        assertThat(merged(base, mine, changed(base, set -> set.add("t"))))
                .hasSameClassAs(base)
                .isEqualTo(Set.of("b", "m", "t"));
    }

    static Stream<Supplier<Collection<Object>>> lists() {
        return Stream.of(
                ArrayList::new,
                LinkedList::new,
                Vector::new,
                Stack::new,
                CopyOnWriteArrayList::new,
                ArrayDeque::new,
                ConcurrentLinkedDeque::new);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void additions_and_removals_in_a_list_all_count(Supplier<Collection<Object>> maker) {
        Collection<Object> base = maker.get();
        base.addAll(List.of("a", "b", "c"));
        Collection<Object> mine = changed(base, list -> {
            list.remove("a");
            list.addAll(List.of("m", "n", "o", "p", "q", "r", "s", "u"));
        });
        Object both = merged(base, mine, changed(base, list -> list.add("t")));
        assertThat(both).hasSameClassAs(base);
        assertThat(((Collection<?>) both).toArray())
                .containsExactly("b", "c", "t", "m", "n", "o", "p", "q", "r", "s", "u");
        Object none = merged(base, changed(base, Collection::clear), changed(base, Collection::clear));
        assertThat(none).hasSameClassAs(base);
        assertThat((Collection<?>) none).isEmpty();
    }

    @Test
    void values_of_maps_are_taken_apart_in_turn_and_elements_are_not() {
        Map<String, List<Integer>> base = new HashMap<>(Map.of("a", new ArrayList<>(List.of(1))));
        Object mine = changed(base, map -> map.get("a").add(2));
        Object theirs = changed(base, map -> map.get("a").add(3));
        assertThat(merged(base, mine, theirs)).isEqualTo(Map.of("a", List.of(1, 3, 2)));
        List<List<Integer>> lists = new ArrayList<>(List.of(new ArrayList<>(List.of(1))));
        assertThat(merge(lists, changed(lists, list -> list.get(0).add(2)), changed(lists, list -> list.get(0)
                                .add(3)))
                        .overwrote())
                .isTrue();
    }

    @Test
    void keys_of_all_kinds_are_merged() {
        Map<Object, Object> base =
                new HashMap<>(Map.of(1, "a", List.of("x"), "b", new JavaCodecTest.Line("l", 1), "c"));
        base.put(null, "null");
        assertThat(merged(base, changed(base, map -> map.remove(List.of("x"))), changed(base, map -> map.remove(null))))
                .isEqualTo(Map.of(1, "a", new JavaCodecTest.Line("l", 1), "c"));
    }

    @Test
    void a_change_of_the_kind_is_a_change() {
        Map<String, Integer> base = new HashMap<>(Map.of("a", 1));
        assertThat(merged(base, new TreeMap<>(base), changed(base, map -> map.put("b", 2))))
                .isInstanceOf(TreeMap.class)
                .isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(merged(base, changed(base, map -> map.put("b", 2)), new TreeMap<>(base)))
                .isInstanceOf(TreeMap.class)
                .isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(merge(base, new TreeMap<>(base), new LinkedHashMap<>(base)).overwrote())
                .isTrue();
        assertThat(merged(base, new TreeMap<>(base), new LinkedHashMap<>(base))).isInstanceOf(TreeMap.class);
    }

    @Test
    void all_else_is_a_whole() {
        Names names = new Names();
        names.add("a");
        assertThat(Stream.of(
                        5,
                        "a",
                        new Plain(),
                        names,
                        List.of(1),
                        Arrays.asList(1),
                        Collections.synchronizedMap(new HashMap<>())))
                .extracting(JavaPartsTest::apart)
                .allMatch(Parts.Whole.class::isInstance);
        assertThat(CODEC.takeApart(CODEC.encode(null))).isInstanceOf(Parts.Whole.class);
    }

    @Test
    void what_two_elements_share_stays_one_so_the_collection_is_a_whole() {
        Plain shared = new Plain();
        Plain one = new Plain();
        one.link = shared;
        assertThat(apart(new ArrayList<>(List.of(one, shared)))).isInstanceOf(Parts.Whole.class);
        assertThat(apart(new HashMap<>(Map.of("a", shared, "b", shared)))).isInstanceOf(Parts.Whole.class);
        List<Object> ring = new ArrayList<>();
        Plain back = new Plain();
        back.link = ring;
        ring.add(back);
        assertThat(apart(ring)).isInstanceOf(Parts.Whole.class);
    }

    @Test
    void what_cannot_tell_itself_apart_may_be_shared() {
        BigDecimal price = new BigDecimal("1.50");
        JavaCodecTest.Line line = new JavaCodecTest.Line("a", 1);
        assertThat(apart(new ArrayList<>(List.of(price, price, "a", "a", line, line, TimeUnit.DAYS, TimeUnit.DAYS))))
                .isInstanceOf(Parts.Elements.class);
    }

    @Test
    void parts_of_a_value_make_it_again() {
        Object value = new HashMap<>(Map.of(
                "a", new ArrayList<>(List.of(1, 2)), "b", new TreeSet<>(Set.of("x")), "c", new Date(5), "d", new int[] {
                    1
                }));
        byte[] stored = CODEC.encode(CODEC.decode(CODEC.encode(value)));
        assertThat(CODEC.putTogether(CODEC.takeApart(stored))).isEqualTo(stored);
    }

    @Test
    void elements_without_an_equals_are_all_kept() {
        Set<Object> base = new HashSet<>(Set.of(new Plain(), new Plain()));
        Parts parts = apart(base);
        assertThat(((Parts.Members) parts).members()).hasSize(2);
        assertThat((Set<?>) CODEC.decode(CODEC.putTogether(parts))).hasSize(2);
    }

    @Test
    void keys_that_are_equal_but_written_differently_are_refused() {
        TreeMap<BigDecimal, Integer> base = new TreeMap<>();
        Parts both = merge(
                        base,
                        changed(base, map -> map.put(new BigDecimal("1"), 1)),
                        changed(base, map -> map.put(new BigDecimal("1.0"), 1)))
                .parts();
        assertThatThrownBy(() -> CODEC.putTogether(both)).isInstanceOf(UnstorableValueException.class);
        Parts ofJson = Codecs.of(new TypeToken<Map<String, String>>() {}).takeApart(Codecs.stored("J{\"a\":\"b\"}"));
        assertThatThrownBy(() -> CODEC.putTogether(ofJson)).isInstanceOf(UnstorableValueException.class);
    }

    private static List<Object> ring(int number) {
        List<Object> ring = new ArrayList<>(List.of(number));
        ring.add(ring);
        return ring;
    }

    private static boolean meanSame(Object one, Object other) {
        byte[] first = CODEC.encode(one);
        byte[] second = CODEC.encode(other);
        assertThat(first).isNotEqualTo(second);
        return CODEC.meanSame(first, second);
    }

    @Test
    void the_order_of_an_unordered_collection_is_no_difference_and_all_else_is() {
        Set<Object> small = new LinkedHashSet<>(List.of("a", "b", "c"));
        Set<Object> reverse = new LinkedHashSet<>(List.of("c", "b", "a"));
        assertThat(meanSame(small, reverse)).isTrue();
        assertThat(meanSame(new ArrayList<>(List.of(small, 1)), new ArrayList<>(List.of(reverse, 1))))
                .isTrue();
        assertThat(meanSame(new HashMap<>(Map.of("k", small)), new HashMap<>(Map.of("k", reverse))))
                .isTrue();
        Map<Object, Object> wide = new HashMap<>(4096);
        wide.putAll(Map.of("a", 1, "b", 2));
        assertThat(meanSame(wide, new HashMap<>(Map.of("a", 1, "b", 2)))).isTrue();
        assertThat(meanSame(new ArrayList<>(small), new ArrayList<>(reverse))).isFalse();
        assertThat(meanSame(new HashMap<>(Map.of("a", 1)), new HashMap<>(Map.of("a", 2))))
                .isFalse();
        assertThat(meanSame(new HashSet<>(small), new LinkedHashSet<>(small))).isFalse();
        assertThat(meanSame(1, 2)).isFalse();
        assertThat(meanSame(new HashMap<>(Map.of("k", ring(1))), new HashMap<>(Map.of("k", ring(2)))))
                .isFalse();
        Set<Object> plains = new HashSet<>(Set.of(new Plain(), new Plain()));
        plains.add("x");
        byte[] stored = CODEC.encode(plains);
        for (int i = 0; i < 10; i++) {
            assertThat(CODEC.meanSame(stored, CODEC.encode(CODEC.decode(stored))))
                    .isTrue();
        }
        byte[] damaged = {JavaFieldCodec.CODEC, 1, 2};
        assertThat(CODEC.meanSame(damaged, damaged.clone())).isTrue();
        assertThat(CODEC.meanSame(damaged, new byte[] {JavaFieldCodec.CODEC, 1, 3}))
                .isFalse();
    }
}
