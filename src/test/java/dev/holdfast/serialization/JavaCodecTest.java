package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldCodec;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Java serialization keeps of the values that sessions hold. */
class JavaCodecTest {

    enum Size {
        SMALL,
        LARGE {
            @Override
            String tell() {
                return "large";
            }
        };

        String tell() {
            return "small";
        }
    }

    record Line(String product, int quantity) implements Serializable {}

    static class Base implements Serializable {
        private static final long serialVersionUID = 1L;
        private final String name;
        protected Object other;

        Base(String name) {
            this.name = name;
        }
    }

    static final class Derived extends Base {
        private static final long serialVersionUID = 1L;
        private int more = 7;

        Derived() {
            super("derived");
        }
    }

    private static class Secret implements Serializable {
        private static final long serialVersionUID = 1L;
        private final Map<String, Object> anything = new HashMap<>();
    }

    private static final class ShopException extends Exception {
        private static final long serialVersionUID = 1L;

        ShopException(String message) {
            super(message);
        }
    }

    private class Inner implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static final class Around implements Serializable {
        private static final long serialVersionUID = 1L;
        private int count = 3;

        class Within implements Serializable {
            private static final long serialVersionUID = 1L;

            int count() {
                return count;
            }
        }

        Comparator<String> anonymous() {
            return new SerializableComparator() {
                private static final long serialVersionUID = 1L;

                @Override
                public int compare(String one, String other) {
                    return count;
                }
            };
        }
    }

    interface SerializableComparator extends Comparator<String>, Serializable {}

    interface Greeter {
        String greet(String name);
    }

    static final class Handler implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return "hello " + arguments[0];
        }
    }

    private static Stream<Object> values() {
        EnumMap<Size, String> sizes = new EnumMap<>(Map.of(Size.LARGE, "x", Size.SMALL, "y"));
        Properties properties = new Properties();
        properties.setProperty("a", "b");
        return Stream.of(
                "text",
                "",
                "é\uD83D\uDE00\uD800",
                5,
                5L,
                'c',
                true,
                (byte) 1,
                (short) 2,
                1.5f,
                -0.0,
                new BigDecimal("1.50"),
                BigInteger.TEN.pow(40),
                UUID.randomUUID(),
                Locale.GERMANY,
                Currency.getInstance("EUR"),
                URI.create("https://example.com/a?b"),
                new Date(5),
                new java.sql.Date(5),
                Timestamp.from(Instant.ofEpochSecond(5, 6)),
                new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin")),
                Instant.now(),
                LocalDate.now(),
                ZonedDateTime.now(),
                DayOfWeek.MONDAY,
                TimeUnit.DAYS,
                Size.SMALL,
                Size.LARGE,
                new Line("apple", 2),
                sizes,
                properties,
                BitSet.valueOf(new long[] {5}),
                new ArrayList<>(List.of("a", 1)),
                Arrays.asList("a", "b"),
                new LinkedList<>(List.of("a")),
                new Vector<>(List.of("a")),
                new CopyOnWriteArrayList<>(List.of("a")),
                List.of(),
                List.of(1, 2, 3),
                Set.of("a", "b", "c"),
                Map.of("a", 1, "b", 2),
                Collections.unmodifiableMap(new TreeMap<>(Map.of("a", 1))),
                Collections.synchronizedList(new ArrayList<>(List.of("a"))),
                Collections.emptyList(),
                Collections.singletonList("a"),
                new HashSet<>(Set.of("a", "b")),
                new LinkedHashSet<>(List.of("b", "a")),
                new TreeSet<>(Set.of(3, 1, 2)),
                new CopyOnWriteArraySet<>(List.of("a")),
                EnumSet.of(Size.LARGE),
                new HashMap<>(Map.of("a", List.of(new Line("x", 1)))),
                new LinkedHashMap<>(Map.of("a", 1)),
                new Hashtable<>(Map.of("a", 1)),
                new ConcurrentHashMap<>(Map.of("a", 1, "b", 2)),
                new ConcurrentSkipListMap<>(Map.of("a", 1)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void brings_values_back_equal_and_of_their_class(Object value) {
        Object read = JavaCodecs.roundTrip(value);
        assertThat(read).isEqualTo(value).hasSameClassAs(value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void encodes_a_value_that_was_read_as_it_was_read(Object value) {
        FieldCodec codec = JavaCodecs.ANY;
        byte[] once = codec.encode(codec.decode(codec.encode(value)));
        assertThat(codec.encode(codec.decode(once))).isEqualTo(once);
    }

    @Test
    void null_is_a_value_but_of_a_primitive_type() {
        assertThat(JavaCodecs.ANY.decode(JavaCodecs.ANY.encode(null))).isNull();
        assertThatThrownBy(() -> JavaCodecs.of(int.class).decode(JavaCodecs.ANY.encode(null)))
                .hasMessageStartingWith("HF0309");
    }

    @Test
    void brings_back_what_has_no_equals() {
        assertThat(JavaCodecs.roundTrip(new int[] {1, 2})).containsExactly(1, 2);
        assertThat((Object[]) JavaCodecs.roundTrip(new Line[][] {{new Line("a", 1)}}))
                .isInstanceOf(Line[][].class);
        assertThat(JavaCodecs.roundTrip(new AtomicInteger(5))).hasValue(5);
        assertThat(JavaCodecs.roundTrip(new AtomicReference<>("a"))).hasValue("a");
        LongAdder adder = new LongAdder();
        adder.add(7);
        assertThat(JavaCodecs.roundTrip(adder).sum()).isEqualTo(7);
        assertThat(JavaCodecs.roundTrip(new StringBuilder("a"))).hasToString("a");
        assertThat(JavaCodecs.roundTrip(new ArrayDeque<>(List.of(1, 2)))).containsExactly(1, 2);
        assertThat(JavaCodecs.roundTrip(new PriorityQueue<>(List.of(2, 1))).peek())
                .isEqualTo(1);
        assertThat(JavaCodecs.roundTrip(new ConcurrentLinkedQueue<>(List.of(1))))
                .containsExactly(1);
        assertThat(JavaCodecs.roundTrip(new LinkedBlockingQueue<>(List.of(1)))).containsExactly(1);
        assertThat(JavaCodecs.roundTrip(new ArrayBlockingQueue<>(5, true, List.of(1))))
                .containsExactly(1);
        assertThat(JavaCodecs.roundTrip(new IdentityHashMap<>(Map.of("a", 1)))).hasSize(1);
        assertThat(JavaCodecs.roundTrip(new ShopException("sold out")))
                .hasMessage("sold out")
                .hasNoCause();
        assertThat(JavaCodecs.roundTrip(int.class)).isEqualTo(int.class);
        assertThat(JavaCodecs.roundTrip(Line.class)).isEqualTo(Line.class);
    }

    /** Hibernate names so what it has not loaded. */
    @Test
    void classes_and_interfaces_by_themselves_come_back() {
        Class<?>[] classes = {Line.class, Named.class, Named[].class, long.class, String.class};
        assertThat(JavaCodecs.roundTrip(classes)).isEqualTo(classes);
        assertThat(JavaCodecs.roundTrip(Named.class)).isEqualTo(Named.class);
    }

    interface Named extends Serializable {}

    @Test
    void a_lock_comes_back_open() {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        assertThat(JavaCodecs.roundTrip(lock).isLocked()).isFalse();
    }

    @Test
    void classes_need_neither_a_constructor_nor_types_that_tell_anything() {
        Secret secret = new Secret();
        secret.anything.put("a", new Derived());
        Secret read = JavaCodecs.roundTrip(secret);
        Derived derived = (Derived) read.anything.get("a");
        assertThat(((Base) derived).name + derived.more).isEqualTo("derived7");
    }

    @Test
    void a_constant_with_a_body_is_that_constant() {
        Size read = JavaCodecs.roundTrip(Size.LARGE);
        assertThat(read).isSameAs(Size.LARGE);
        assertThat(read.tell()).isEqualTo("large");
    }

    @Test
    void one_object_in_two_places_of_a_field_stays_one() {
        Line shared = new Line("a", 1);
        Base one = new Base("one");
        one.other = one;
        List<Object> read = JavaCodecs.roundTrip(new ArrayList<>(List.of(shared, one, shared)));
        assertThat(read.get(0)).isSameAs(read.get(2));
        assertThat(((Base) read.get(1)).other).isSameAs(read.get(1));
    }

    @Test
    void an_inner_object_brings_the_one_around_it_where_that_can_be_stored() {
        assertThat(JavaCodecs.roundTrip(new Around().new Within()).count()).isEqualTo(3);
        assertThat(JavaCodecs.roundTrip(new Around().anonymous()).compare("", ""))
                .isEqualTo(3);
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(new HashMap<>(Map.of("a", new Inner()))))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageStartingWith("HF0314")
                .hasMessageContaining("An object of " + JavaCodecTest.class.getName() + " stands in Object{}.this$0");
    }

    @Test
    void a_lambda_is_refused_with_a_cure() {
        SerializableComparator lambda = (one, other) -> 0;
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(new TreeMap<>(lambda)))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageStartingWith(
                        "HF0315: An object of a lambda, as java.lang.invoke.SerializedLambda stands in ")
                .hasMessageContaining("class or an enum's constant of your own");
        Comparator<String> plain = (one, other) -> 0;
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(plain))
                .hasMessageStartingWith("HF0314")
                .hasMessageContaining(JavaCodecTest.class.getName() + "$$Lambda");
    }

    @Test
    void a_proxy_of_the_applications_interfaces_comes_back() {
        Object proxy = Proxy.newProxyInstance(
                Greeter.class.getClassLoader(), new Class<?>[] {Greeter.class, Comparable.class}, new Handler());
        assertThat(((Greeter) JavaCodecs.roundTrip(proxy)).greet("Ada")).isEqualTo("hello Ada");
    }

    @Test
    void small_values_stay_small() {
        assertThat(JavaCodecs.ANY.encode("12345")).hasSize(9);
        assertThat(JavaCodecs.ANY.encode(5)).hasSize(13);
        assertThat(JavaCodecs.ANY.encode(new ArrayList<>(List.of("a")))).hasSizeLessThan(25);
        assertThat(JavaCodecs.ANY.encode(new HashMap<>(Map.of("a", "b")))).hasSizeLessThan(45);
    }

    @Test
    void only_what_certainly_never_changes_is_immutable() {
        assertThat(Stream.of("a", 5, Size.LARGE, LocalDate.EPOCH, new BigDecimal("1")))
                .allMatch(JavaCodecs.ANY::isImmutable);
        assertThat(Stream.of(new Date(), new Line("a", 1), List.of(1), new int[0], new AtomicInteger()))
                .noneMatch(JavaCodecs.ANY::isImmutable);
    }
}
