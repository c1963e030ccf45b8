package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldCodec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stored bytes make nothing that may not be made: not one method of such a class runs. The gadget stands for the classes of
 * libraries by which bytes have been made to run commands.
 */
class DeniedClassesTest {

    private static final String RAN = "holdfast.test.gadget";

    private static final String GADGET =
            """
            package library;
            public class Gadget implements java.io.Serializable, java.util.Comparator<Object>, Comparable<Object>,
                    java.lang.reflect.InvocationHandler {
                static { ran("static initializer"); }
                public Gadget() {}
                private void readObject(java.io.ObjectInputStream in) throws Exception {
                    in.defaultReadObject();
                    ran("readObject");
                }
                private Object readResolve() { ran("readResolve"); return this; }
                public int compare(Object one, Object other) { ran("compare"); return 0; }
                public int compareTo(Object other) { ran("compareTo"); return 0; }
                @Override public int hashCode() { ran("hashCode"); return 1; }
                @Override public boolean equals(Object other) { ran("equals"); return true; }
                public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
                    ran("invoke");
                    return method.getReturnType() == int.class ? 0 : null;
                }
                private static void ran(String what) { System.setProperty("holdfast.test.gadget", what); }
            }
            """;

    private static final String API = "package library; public interface Api extends java.io.Serializable {}";

    static final class Holder implements Serializable {
        private static final long serialVersionUID = 1L;
        Object content;
        transient Object left;
    }

    interface Own extends Serializable {}

    static final class OwnHandler implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
            return 0;
        }
    }

    /** Swallows what its content leads to. */
    static final class Swallowing implements Serializable {
        private static final long serialVersionUID = 1L;
        transient Object content;

        private void writeObject(java.io.ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            try {
                out.writeObject(content);
            } catch (RuntimeException e) {
                // as careless code does
            }
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            try {
                content = in.readObject();
            } catch (IOException e) {
                content = null;
            }
        }
    }

    @TempDir
    private static Path folder;

    private static Compiled library;

    /** Of one who may write into the store: every class is fine. */
    private static final FieldCodec ATTACKER = JavaCodecs.of(Object.class, "library.*");

    @BeforeAll
    static void compile() {
        library = Compiled.library(folder, API, GADGET);
    }

    @AfterAll
    static void close() {
        library.close();
        System.clearProperty(RAN);
    }

    private static Object gadget() {
        return library.make("library.Gadget");
    }

    private static Object hiding(Object hidden) {
        Holder holder = new Holder();
        holder.content = hidden;
        return holder;
    }

    private static Object swallowing(Object hidden) {
        Swallowing swallowing = new Swallowing();
        swallowing.content = hidden;
        return swallowing;
    }

    @SuppressWarnings("unchecked")
    private static Object sortedBy(Object comparator) {
        TreeMap<Object, Object> map = new TreeMap<>((Comparator<Object>) comparator);
        map.put("a", "b");
        return map;
    }

    private static Object keyOf(Map<Object, Object> map, Object key) {
        map.put(key, "value");
        return map;
    }

    private static Object proxy(Class<?> type, Object handler) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type, Comparable.class}, (InvocationHandler) handler);
    }

    private static Object proxyOfLibrary() {
        try {
            return proxy(library.loader().loadClass("library.Api"), new OwnHandler());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> hidden() {
        return Stream.<Map.Entry<String, UnaryOperator<Object>>>of(
                        Map.entry("alone", gadget -> gadget),
                        Map.entry("in a field", DeniedClassesTest::hiding),
                        Map.entry("in a class that swallows exceptions", DeniedClassesTest::swallowing),
                        Map.entry("in a list", gadget -> new ArrayList<>(List.of("a", gadget))),
                        Map.entry("in an immutable list", gadget -> List.of("a", gadget)),
                        Map.entry("in an array", gadget -> new Object[] {gadget}),
                        Map.entry(
                                "in its own array",
                                gadget -> java.lang.reflect.Array.newInstance(gadget.getClass(), 0)),
                        Map.entry("as a key", gadget -> keyOf(new HashMap<>(), gadget)),
                        Map.entry("as a key of a Hashtable", gadget -> keyOf(new Hashtable<>(), gadget)),
                        Map.entry("as a key of a LinkedHashMap", gadget -> keyOf(new LinkedHashMap<>(), gadget)),
                        Map.entry("in a set", gadget -> new HashSet<>(List.of(gadget))),
                        Map.entry("as a comparator", DeniedClassesTest::sortedBy),
                        Map.entry("in a queue", gadget -> new PriorityQueue<>(List.of(gadget))),
                        Map.entry("in a wrapper", gadget -> Collections.unmodifiableList(List.of(gadget))),
                        Map.entry("in an atomic", AtomicReference::new),
                        Map.entry("as a proxy's handler", gadget -> proxy(Own.class, gadget)),
                        Map.entry("as a class", Object::getClass),
                        Map.entry("as a class among others", gadget -> new Class<?>[] {Own.class, gadget.getClass()}))
                .map(place -> Arguments.of(place.getKey(), place.getValue()));
    }

    @BeforeEach
    void nothingRanYet() {
        System.clearProperty(RAN);
    }

    private static void isDenied(byte[] stored, String className) throws Exception {
        System.clearProperty(RAN);
        library.within(() -> {
            assertThatThrownBy(() -> JavaCodecs.ANY.decode(stored))
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageStartingWith("HF0305")
                    .hasMessageContaining(className)
                    .hasMessageContaining("holdfast.serialization.allowed");
            assertThatThrownBy(() -> JavaCodecs.ANY.takeApart(stored)).isInstanceOf(UnreadableStateException.class);
            return null;
        });
        assertThat(System.getProperty(RAN)).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    void a_gadget_of_a_library_does_not_run(String place, UnaryOperator<Object> hide) throws Exception {
        byte[] stored = ATTACKER.encode(hide.apply(gadget()));
        isDenied(stored, "library.Gadget");
        Object read = library.within(() -> ATTACKER.decode(stored));
        assertThat(read).as("what the application lists is read").isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    void what_would_not_be_read_is_not_written(String place, UnaryOperator<Object> hide) {
        Object value = hide.apply(gadget());
        System.clearProperty(RAN);
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(value))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageStartingWith("HF0315")
                .hasMessageContaining("library.Gadget")
                .hasMessageContaining("holdfast.serialization.allowed");
    }

    @Test
    void a_proxy_of_a_librarys_interface_is_not_made() throws Exception {
        isDenied(ATTACKER.encode(proxyOfLibrary()), "library.Api");
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(proxyOfLibrary())).hasMessageStartingWith("HF0315");
    }

    @Test
    void an_exception_that_may_not_be_made_is_refused_like_any_object() {
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(hiding(new IOException("x"))))
                .hasMessageStartingWith("HF0315: An object of java.io.IOException stands in Object.content");
    }

    @Test
    void classes_of_the_jdk_that_are_no_values_are_denied() throws Exception {
        URL url = new URL("http://localhost/");
        byte[] stored = JavaCodecs.of(Object.class, "java.net.URL").encode(new HashMap<>(Map.of("a", url)));
        isDenied(stored, "java.net.URL");
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(url)).hasMessageStartingWith("HF0315");
        for (String module :
                List.of("javax.sql.rowset.serial.SerialBlob", "javax.management.BadAttributeValueExpException")) {
            assertThat(new AllowedClasses(dev.holdfast.config.ClassNames.NONE).contain(Class.forName(module)))
                    .as(module)
                    .isFalse();
        }
    }

    static final class Chain implements Serializable {
        private static final long serialVersionUID = 1L;
        Object next;

        static Chain of(int length) {
            Chain chain = new Chain();
            for (int i = 1; i < length; i++) {
                Chain longer = new Chain();
                longer.next = chain;
                chain = longer;
            }
            return chain;
        }
    }

    @Test
    void a_chain_that_is_written_is_read_and_a_longer_one_is_not_written() {
        assertThat(JavaCodecs.roundTrip(Chain.of(StreamFilter.MAX_DEPTH))).isNotNull();
        Object nested = new HashMap<>();
        for (int i = 1; i < StreamFilter.MAX_DEPTH; i++) {
            nested = new HashMap<>(Map.of("a", nested));
        }
        assertThat(JavaCodecs.roundTrip(nested)).isEqualTo(nested);
        for (int length : List.of(StreamFilter.MAX_DEPTH + 1, 100_000)) {
            assertThatThrownBy(() -> JavaCodecs.ANY.encode(Chain.of(length)))
                    .isInstanceOf(UnstorableValueException.class)
                    .hasMessageStartingWith("HF0317");
        }
        List<Object> wide = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            wide.add(Chain.of(10));
        }
        assertThat(JavaCodecs.roundTrip(wide)).hasSize(5_000);
        wide.add(Chain.of(StreamFilter.MAX_DEPTH));
        assertThatThrownBy(() -> JavaCodecs.ANY.encode(wide)).hasMessageStartingWith("HF0317");
    }

    private static void isTooMuch(byte[] stored) {
        assertThatThrownBy(() -> JavaCodecs.ANY.decode(stored))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageStartingWith("HF0308")
                .hasMessageContaining("nests too deep, or asks for more");
    }

    /** Object[1] in Object[1] in Object[1]…, as nobody here would write it. */
    @Test
    void bytes_that_nest_without_end_are_an_error_of_that_field() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[] {JavaFieldCodec.CODEC, 0x75, 0x72, 7, 0x78, 0x70, 0, 0, 0, 1});
            for (int i = 0; i < 100_000; i++) {
                out.write(new byte[] {0x75, 0x71, 0, 0x7e, 0, 0, 0, 0, 0, 1});
            }
            out.write(0x70);
        }
        isTooMuch(bytes.toByteArray());
    }

    @Test
    void an_array_or_a_table_larger_than_its_bytes_can_fill_is_not_made() {
        byte[] array = JavaCodecs.ANY.encode(new int[0]);
        ByteBuffer.wrap(array).putInt(array.length - 4, 2_000_000_000);
        isTooMuch(array);
        byte[] map = JavaCodecs.ANY.encode(new HashMap<>());
        ByteBuffer.wrap(map).putInt(map.length - 5, 1 << 28);
        isTooMuch(map);
        byte[] list = JavaCodecs.ANY.encode(new ArrayList<>());
        ByteBuffer.wrap(list).putInt(list.length - 11, 1 << 28);
        isTooMuch(list);
    }

    @Test
    void large_values_are_within_the_limits() {
        List<Object> large = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            large.add(i % 3 == 0 ? new HashMap<>() : i % 3 == 1 ? new HashMap<>(Map.of(i, i)) : new long[i % 50]);
        }
        large.add(new byte[3_000_000]);
        large.add(new Object[300_000]);
        assertThat(JavaCodecs.roundTrip(large)).hasSize(large.size());
        Map<Integer, Integer> sparse = new HashMap<>(16, 0.01f);
        Map<Integer, Integer> table = new Hashtable<>(5_000, 0.01f);
        for (int i = 0; i < 1_000; i++) {
            sparse.put(i, i);
            table.put(i, i);
        }
        assertThat(JavaCodecs.roundTrip(sparse)).isEqualTo(sparse);
        assertThat(JavaCodecs.roundTrip(table)).isEqualTo(table);
    }

    @Test
    void any_damage_is_an_error_of_that_field_alone() {
        Object value = new HashMap<>(Map.of("a", List.of(1, 2), "b", new JavaCodecTest.Line("x", 1), "c", Chain.of(5)));
        byte[] stored = JavaCodecs.ANY.encode(value);
        for (int i = 1; i < stored.length; i++) {
            byte[] cut = Arrays.copyOf(stored, i);
            assertThatThrownBy(() -> JavaCodecs.ANY.decode(cut)).isInstanceOf(UnreadableStateException.class);
            for (int flip : new int[] {1, 0x80, 0xff}) {
                byte[] damaged = stored.clone();
                damaged[i] ^= (byte) flip;
                assertIsReadOrUnreadable(damaged);
            }
        }
        assertThatThrownBy(() -> JavaCodecs.ANY.decode(Arrays.copyOf(stored, stored.length + 1)))
                .hasMessageStartingWith("HF0308")
                .hasMessageContaining("more follows");
        assertThatThrownBy(() -> JavaCodecs.ANY.decode(new byte[] {'X', 1})).hasMessageStartingWith("HF0301");
        assertThatThrownBy(() -> JavaCodecs.ANY.decode(new byte[0])).hasMessageStartingWith("HF0301");
    }

    private static void assertIsReadOrUnreadable(byte[] damaged) {
        try {
            JavaCodecs.ANY.decode(damaged);
        } catch (UnreadableStateException e) {
            assertThat(e.code()).startsWith("HF03");
        }
    }

    static final class Throwing implements Serializable {
        private static final long serialVersionUID = 1L;
        private final Throwable thrown;

        Throwing(Throwable thrown) {
            this.thrown = thrown;
        }

        private void readObject(ObjectInputStream in) throws Throwable {
            in.defaultReadObject();
            throw thrown;
        }
    }

    static Stream<Throwable> thrown() {
        return Stream.of(
                new IllegalStateException("x"),
                new NoClassDefFoundError("x"),
                new StackOverflowError(),
                new AssertionError("x"),
                new ExceptionInInitializerError("x"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whatever_a_class_throws_while_it_is_read_is_an_error_of_that_field_alone(Throwable thrown) {
        FieldCodec codec = JavaCodecs.of(Object.class, "java.lang.**");
        assertThatThrownBy(() -> codec.decode(codec.encode(new Throwing(thrown))))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageStartingWith("HF0308")
                .hasMessageContaining(thrown.getClass().getName());
    }
}
