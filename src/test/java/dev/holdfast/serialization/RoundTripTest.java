package dev.holdfast.serialization;

import static dev.holdfast.serialization.Codecs.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored comes back equal. */
class RoundTripTest {

    enum Size {
        SMALL,
        LARGE {
            @Override
            String label() {
                return "L";
            }
        };

        String label() {
            return "S";
        }
    }

    private record Pair<A, B>(A first, B second) {}

    private record Item(String name, BigDecimal price, List<LocalDate> dates) {}

    static Stream<Arguments> scalars() {
        return Stream.of(
                        "",
                        "a\"\\\u0000\u001f\u007f\u2028é😀",
                        "half \ud83d and \ude00 half",
                        'x',
                        '\ud83d',
                        '\0',
                        Byte.MIN_VALUE,
                        Short.MAX_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        true,
                        0.1f,
                        -0.0f,
                        Float.NaN,
                        Float.MIN_VALUE,
                        Float.NEGATIVE_INFINITY,
                        0.1,
                        -0.0,
                        0.0,
                        1e300,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        new BigDecimal("1.500"),
                        new BigDecimal("1E+1000"),
                        new BigDecimal("0E-7"),
                        BigInteger.TEN.pow(2000),
                        UUID.fromString("00000000-0000-0001-0000-000000000002"),
                        URI.create("https://example.com/a?b#c"),
                        Locale.ROOT,
                        Locale.GERMANY,
                        Locale.TRADITIONAL_CHINESE,
                        Locale.forLanguageTag("zh-Hant-TW-x-java"),
                        new Locale("ja", "JP", "JP"),
                        new Locale("no", "NO", "NY"),
                        new Locale("no language", "", "a_b"),
                        new Locale("de_DE"),
                        new Locale("%5F_", "%_", "_%_"),
                        new Locale("", "DE_", ""),
                        Currency.getInstance("EUR"),
                        Instant.MIN,
                        Instant.MAX,
                        Instant.EPOCH.plusNanos(1),
                        LocalDate.MAX,
                        LocalTime.MAX,
                        LocalTime.MIDNIGHT,
                        LocalDateTime.MIN,
                        OffsetDateTime.MAX,
                        OffsetTime.MIN,
                        ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 1, ZoneId.of("Europe/Berlin"))
                                .withLaterOffsetAtOverlap(),
                        ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(3)),
                        ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneId.of("UTC+01:00")),
                        Duration.ofSeconds(Long.MIN_VALUE),
                        Duration.ofSeconds(-1, 1),
                        Period.of(-1, Integer.MIN_VALUE, 3),
                        Year.of(-5),
                        Year.of(Year.MAX_VALUE),
                        YearMonth.of(12345, 1),
                        YearMonth.of(-1, 12),
                        MonthDay.of(2, 29),
                        ZoneOffset.ofHoursMinutesSeconds(-1, -2, -3),
                        DayOfWeek.FRIDAY,
                        Month.MAY,
                        Size.SMALL,
                        new Date(-1))
                .map(value ->
                        Arguments.of(value instanceof Enum<?> e ? e.getDeclaringClass() : value.getClass(), value));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void a_scalar_comes_back_equal(Class<?> type, Object value) {
        assertThat(roundTrip(type, value)).isEqualTo(value).hasSameClassAs(value);
    }

    @Test
    void a_constant_with_a_body_comes_back_as_itself() {
        assertThat(roundTrip(Size.class, Size.LARGE)).isSameAs(Size.LARGE);
    }

    @Test
    void a_zone_comes_back_whether_a_region_or_an_offset() {
        assertThat(roundTrip(ZoneId.class, ZoneId.of("Asia/Tokyo"))).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(roundTrip(ZoneId.class, ZoneOffset.UTC)).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void a_long_text_and_a_long_list_come_back() {
        assertThat(roundTrip(String.class, "é\"".repeat(1 << 17))).isEqualTo("é\"".repeat(1 << 17));
        List<Integer> numbers = IntStream.range(0, 20_000).boxed().toList();
        assertThat(roundTrip(new TypeToken<List<Integer>>() {}, numbers)).isEqualTo(numbers);
    }

    @Test
    void null_is_a_value() {
        assertThat(Codecs.text(Codecs.of(String.class).encode(null))).isEqualTo("Jnull");
        assertThat(roundTrip(String.class, null)).isNull();
    }

    @Test
    void atomics_come_back_with_what_they_hold() {
        assertThat(((AtomicInteger) roundTrip(AtomicInteger.class, new AtomicInteger(-3))))
                .hasValue(-3);
        assertThat(((AtomicLong) roundTrip(AtomicLong.class, new AtomicLong(1L << 60))))
                .hasValue(1L << 60);
        assertThat(((AtomicBoolean) roundTrip(AtomicBoolean.class, new AtomicBoolean(true))))
                .isTrue();
        assertThat(roundTrip(new TypeToken<>() {}, new AtomicReference<>(LocalDate.EPOCH)))
                .hasValue(LocalDate.EPOCH);
        assertThat(roundTrip(new TypeToken<>() {}, new AtomicReference<Year>())).hasValue(null);
    }

    @Test
    void optionals_tell_null_from_empty() {
        TypeToken<Optional<Optional<UUID>>> token = new TypeToken<>() {};
        assertThat(roundTrip(token, null)).isNull();
        assertThat(roundTrip(token, Optional.empty())).isEqualTo(Optional.empty());
        assertThat(roundTrip(token, Optional.of(Optional.empty()))).isEqualTo(Optional.of(Optional.empty()));
        UUID id = new UUID(1, 2);
        assertThat(roundTrip(token, Optional.of(Optional.of(id)))).isEqualTo(Optional.of(Optional.of(id)));
        assertThat(roundTrip(OptionalInt.class, OptionalInt.of(7))).isEqualTo(OptionalInt.of(7));
        assertThat(roundTrip(OptionalLong.class, OptionalLong.empty())).isEqualTo(OptionalLong.empty());
        assertThat(roundTrip(OptionalDouble.class, OptionalDouble.of(Double.NaN)))
                .isEqualTo(OptionalDouble.of(Double.NaN));
    }

    @Test
    void arrays_come_back_of_every_kind() {
        assertThat((byte[]) roundTrip(byte[].class, new byte[] {0, -1, 127})).containsExactly(0, -1, 127);
        assertThat((int[][]) roundTrip(int[][].class, new int[][] {{1}, null, {}}))
                .isDeepEqualTo(new int[][] {{1}, null, {}});
        assertThat((double[]) roundTrip(double[].class, new double[] {-0.0, Double.NaN}))
                .containsExactly(-0.0, Double.NaN);
        assertThat((String[]) roundTrip(String[].class, new String[] {null, "a"}))
                .containsExactly(null, "a");
        assertThat((char[]) roundTrip(char[].class, new char[] {'a'})).containsExactly('a');
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<LocalDate>[] lists = new List[] {List.of(LocalDate.EPOCH)};
        assertThat(roundTrip(new TypeToken<List<LocalDate>[]>() {}, lists)).isEqualTo(lists);
        assertThat(roundTrip(BitSet.class, BitSet.valueOf(new long[] {5, 9})))
                .isEqualTo(BitSet.valueOf(new long[] {5, 9}));
    }

    @Test
    void collections_come_back_as_what_was_declared() {
        List<Integer> numbers = Arrays.asList(3, null, 1);
        assertThat(roundTrip(new TypeToken<List<Integer>>() {}, numbers)).isEqualTo(numbers);
        assertThat(roundTrip(new TypeToken<>() {}, new ArrayList<>(numbers)))
                .isEqualTo(numbers)
                .isInstanceOf(ArrayList.class);
        assertThat(roundTrip(new TypeToken<LinkedList<Integer>>() {}, new LinkedList<>(numbers)))
                .isEqualTo(numbers);
        assertThat(roundTrip(new TypeToken<CopyOnWriteArrayList<Integer>>() {}, new CopyOnWriteArrayList<>(numbers)))
                .isEqualTo(numbers);
        assertThat(roundTrip(new TypeToken<ArrayDeque<Integer>>() {}, new ArrayDeque<>(List.of(2, 1))))
                .containsExactly(2, 1);
        assertThat(roundTrip(new TypeToken<Deque<Integer>>() {}, new ArrayDeque<>(List.of(2, 1))))
                .containsExactly(2, 1);
        assertThat(roundTrip(new TypeToken<Queue<Integer>>() {}, new LinkedList<>(numbers)))
                .containsExactly(3, null, 1);
        PriorityQueue<Integer> queue = roundTrip(new TypeToken<>() {}, new PriorityQueue<>(List.of(3, 1, 2)));
        assertThat(Stream.generate(queue::poll).limit(3)).containsExactly(1, 2, 3);
        assertThat(roundTrip(new TypeToken<SortedSet<Integer>>() {}, new TreeSet<>(Set.of(3, 1, 2))))
                .containsExactly(1, 2, 3);
        assertThat(roundTrip(new TypeToken<HashSet<Integer>>() {}, new HashSet<>(numbers)))
                .isEqualTo(new HashSet<>(numbers));
        assertThat(roundTrip(new TypeToken<EnumSet<Size>>() {}, EnumSet.of(Size.LARGE)))
                .containsExactly(Size.LARGE);
        assertThat(roundTrip(new TypeToken<EnumSet<Size>>() {}, EnumSet.noneOf(Size.class)))
                .isEmpty();
    }

    @Test
    void a_collection_comes_back_as_the_list_or_set_it_was() {
        TypeToken<Collection<String>> token = new TypeToken<>() {};
        assertThat(roundTrip(token, List.of("a"))).isEqualTo(List.of("a"));
        assertThat(roundTrip(token, Set.of("a"))).isEqualTo(Set.of("a"));
    }

    @Test
    void maps_and_sets_keep_the_order_of_insertion() {
        Map<String, Integer> map = new LinkedHashMap<>();
        List.of("z", "a", "m").forEach(key -> map.put(key, null));
        assertThat(roundTrip(new TypeToken<Map<String, Integer>>() {}, map))
                .containsExactly(
                        new SimpleEntry<>("z", null), new SimpleEntry<>("a", null), new SimpleEntry<>("m", null));
        Set<Integer> set = new LinkedHashSet<>(Arrays.asList(9, 1, null, 5));
        assertThat(roundTrip(new TypeToken<Set<Integer>>() {}, set)).containsExactly(9, 1, null, 5);
        TreeMap<String, Integer> backwards = new TreeMap<>(Collections.reverseOrder());
        backwards.putAll(Map.of("a", 1, "b", 2));
        assertThat(roundTrip(new TypeToken<Map<String, Integer>>() {}, backwards)
                        .keySet())
                .containsExactly("b", "a");
    }

    @Test
    void maps_come_back_with_keys_of_every_scalar() {
        assertThat(roundTrip(new TypeToken<Map<Long, String>>() {}, Map.of(1L, "a")))
                .isEqualTo(Map.of(1L, "a"));
        assertThat(roundTrip(new TypeToken<Map<Double, String>>() {}, Map.of(-0.0, "a", 0.0, "b")))
                .isEqualTo(Map.of(-0.0, "a", 0.0, "b"));
        assertThat(roundTrip(new TypeToken<Map<UUID, String>>() {}, Map.of(new UUID(1, 2), "a")))
                .isEqualTo(Map.of(new UUID(1, 2), "a"));
        assertThat(roundTrip(new TypeToken<Map<LocalDate, String>>() {}, Map.of(LocalDate.EPOCH, "a")))
                .isEqualTo(Map.of(LocalDate.EPOCH, "a"));
        assertThat(roundTrip(new TypeToken<Map<Size, String>>() {}, Map.of(Size.LARGE, "a")))
                .isEqualTo(Map.of(Size.LARGE, "a"));
        assertThat(roundTrip(new TypeToken<Map<Boolean, String>>() {}, Map.of(true, "a")))
                .isEqualTo(Map.of(true, "a"));
        assertThat(roundTrip(
                        new TypeToken<Map<BigDecimal, String>>() {},
                        Map.of(new BigDecimal("1.0"), "", new BigDecimal("1"), "")))
                .hasSize(2);
        assertThat(roundTrip(new TypeToken<EnumMap<Size, Item>>() {}, new EnumMap<>(Map.of(Size.LARGE, item()))))
                .isEqualTo(Map.of(Size.LARGE, item()));
        assertThat(roundTrip(new TypeToken<TreeMap<Integer, Integer>>() {}, new TreeMap<>(Map.of(10, 1, 9, 2))))
                .containsExactly(Map.entry(9, 2), Map.entry(10, 1));
        assertThat(roundTrip(new TypeToken<SortedMap<String, String>>() {}, new TreeMap<>(Map.of("b", "", "a", ""))))
                .isInstanceOf(TreeMap.class);
        assertThat(roundTrip(
                        new TypeToken<ConcurrentMap<String, String>>() {}, new ConcurrentHashMap<>(Map.of("a", "b"))))
                .isEqualTo(Map.of("a", "b"));
        assertThat(roundTrip(new TypeToken<HashMap<String, String>>() {}, new HashMap<>(Map.of("", ""))))
                .isEqualTo(Map.of("", ""));
        assertThat(roundTrip(new TypeToken<Map.Entry<String, Integer>>() {}, Map.entry("a", 1)))
                .isEqualTo(Map.entry("a", 1));
    }

    @Test
    void records_of_any_visibility_come_back() {
        record Local(int number, Optional<Size> size) {}
        assertThat(roundTrip(Local.class, new Local(1, Optional.of(Size.LARGE))))
                .isEqualTo(new Local(1, Optional.of(Size.LARGE)));
        assertThat(roundTrip(Item.class, item())).isEqualTo(item());
        assertThat(roundTrip(Item.class, new Item(null, null, null))).isEqualTo(new Item(null, null, null));
        TypeToken<Pair<Map<Year, Item>, Pair<Integer, List<Size>>>> token = new TypeToken<>() {};
        var pair = new Pair<>(Map.of(Year.of(1), item()), new Pair<>(1, List.of(Size.SMALL)));
        assertThat(roundTrip(token, pair)).isEqualTo(pair);
    }

    @Test
    void an_unmodifiable_list_becomes_an_equal_one() {
        List<String> list = Collections.unmodifiableList(Arrays.asList("a", null));
        assertThat(roundTrip(new TypeToken<List<String>>() {}, list)).isEqualTo(list);
    }

    private static Item item() {
        return new Item("tea", new BigDecimal("2.50"), List.of(LocalDate.EPOCH));
    }
}
