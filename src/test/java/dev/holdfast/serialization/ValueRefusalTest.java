package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldCodec;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that its declared type could not bring back is refused before anything is written. */
class ValueRefusalTest {

    static class Base {
        int number;
    }

    static final class Sub extends Base {
        int more;
    }

    static final class Holder {
        Base base = new Sub();
    }

    @JsonbTypeInfo(@JsonbSubtype(alias = "a", type = Known.class))
    interface Shape {}

    record Known() implements Shape {}

    record Stranger() implements Shape {}

    static final class MyBigDecimal extends BigDecimal {
        MyBigDecimal() {
            super("1");
        }
    }

    static Stream<Arguments> refused() {
        Map<String, String> nullKey = new HashMap<>();
        nullKey.put(null, "a");
        Map<String, String> identities = new IdentityHashMap<>();
        identities.put(new String("a"), "1");
        identities.put(new String("a"), "2");
        Set<String> identitySet = Collections.newSetFromMap(new IdentityHashMap<>());
        identitySet.addAll(List.of(new String("a"), new String("a")));
        return Stream.of(
                Arguments.of(new TypeToken<Base>() {}, new Sub()),
                Arguments.of(new TypeToken<Base>() {}, new Base() {}),
                Arguments.of(new TypeToken<List<Base>>() {}, List.of(new Base(), new Sub())),
                Arguments.of(new TypeToken<Holder>() {}, new Holder()),
                Arguments.of(new TypeToken<Shape>() {}, new Stranger()),
                Arguments.of(new TypeToken<Optional<Shape>>() {}, Optional.of(new Stranger())),
                Arguments.of(new TypeToken<List<Integer>>() {}, List.of("a")),
                Arguments.of(new TypeToken<List<Integer>>() {}, List.of(1L)),
                Arguments.of(new TypeToken<Map<Integer, String>>() {}, Map.of("1", "a")),
                Arguments.of(new TypeToken<Map<String, Integer>>() {}, Map.of("1", "a")),
                Arguments.of(new TypeToken<Map<String, String>>() {}, nullKey),
                Arguments.of(new TypeToken<Map<String, String>>() {}, identities),
                Arguments.of(new TypeToken<Set<String>>() {}, identitySet),
                Arguments.of(new TypeToken<TreeMap<String, String>>() {}, new TreeMap<>(Comparator.reverseOrder())),
                Arguments.of(new TypeToken<SortedMap<String, String>>() {}, new TreeMap<>(Comparator.reverseOrder())),
                Arguments.of(new TypeToken<TreeSet<String>>() {}, new TreeSet<>(String.CASE_INSENSITIVE_ORDER)),
                Arguments.of(new TypeToken<PriorityQueue<String>>() {}, new PriorityQueue<>(Comparator.reverseOrder())),
                Arguments.of(new TypeToken<Queue<String>>() {}, new PriorityQueue<>(List.of("a"))),
                Arguments.of(new TypeToken<Deque<String>>() {}, new java.util.concurrent.LinkedBlockingDeque<>()),
                Arguments.of(new TypeToken<ArrayList<String>>() {}, new ArrayList<String>() {}),
                Arguments.of(new TypeToken<LinkedHashMap<String, String>>() {}, new LinkedHashMap<String, String>() {}),
                Arguments.of(new TypeToken<Collection<String>>() {}, new HashMap<>(Map.of("a", "b")).values()),
                Arguments.of(new TypeToken<Date>() {}, new java.sql.Timestamp(0)),
                Arguments.of(new TypeToken<BigDecimal>() {}, new MyBigDecimal()),
                Arguments.of(new TypeToken<BigDecimal>() {}, exponentNoTextCanHold()),
                Arguments.of(new TypeToken<Map<BigDecimal, String>>() {}, Map.of(exponentNoTextCanHold(), "a")),
                Arguments.of(new TypeToken<URI>() {}, pathThatReadsAsScheme()),
                Arguments.of(new TypeToken<Base[]>() {}, new Sub[0]),
                Arguments.of(new TypeToken<String>() {}, 1),
                Arguments.of(new TypeToken<Adapted>() {}, "no Adapted"),
                Arguments.of(new TypeToken<Optional<String>>() {}, "no Optional"),
                Arguments.of(new TypeToken<List<String>>() {}, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void is_refused(TypeToken<?> token, Object value) {
        FieldCodec codec = Codecs.of(token);
        assertThatThrownBy(() -> codec.encode(value))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageMatching("(?s)HF031[0-3]: .*nothing was stored.*");
    }

    private static BigDecimal exponentNoTextCanHold() {
        return new BigDecimal(BigInteger.valueOf(123), Integer.MIN_VALUE);
    }

    private static URI pathThatReadsAsScheme() {
        return URI.create("http://x/").relativize(URI.create("http://x/a:b"));
    }

    @Test
    void a_value_whose_text_means_another_one_is_told_so() {
        assertThatThrownBy(() -> Codecs.of(URI.class).encode(pathThatReadsAsScheme()))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessage(
                        "HF0310: A value of class java.net.URI stands in URI, declared as URI, which could not bring it back"
                                + " equal; nothing was stored. Its text stands for another value or for none: put one there that can"
                                + " be read back from its text.");
    }

    @Test
    void the_refusal_names_place_declared_type_class_and_cure() {
        assertThatThrownBy(() -> Codecs.of(new TypeToken<List<Holder>>() {}).encode(List.of(new Holder())))
                .hasMessage("HF0310: A value of class " + Sub.class.getName()
                        + " stands in List<ValueRefusalTest.Holder>[].base, declared as ValueRefusalTest.Base, which could not"
                        + " bring it back equal; nothing was stored. Declare that class, or list it by @JsonbSubtype on the"
                        + " declared one.");
    }

    static final class Node {
        Node next;
        List<Node> children = new ArrayList<>();
    }

    @Test
    void an_object_that_contains_itself_is_refused() {
        Node node = new Node();
        node.children.add(new Node());
        node.children.get(0).next = node;
        assertThatThrownBy(() -> Codecs.of(Node.class).encode(node))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageStartingWith("HF0311");
    }

    @Test
    void an_object_met_twice_is_no_cycle() {
        Node node = new Node();
        Node leaf = new Node();
        node.children.add(leaf);
        node.children.add(leaf);
        assertThat(Codecs.of(Node.class).encode(node)).isNotEmpty();
    }

    @Test
    void a_chain_is_refused_before_the_stack_ends_and_the_longest_one_allowed_comes_back() {
        assertThatThrownBy(() -> Codecs.of(Node.class).encode(chain(100_000)))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageStartingWith("HF0312");
        FieldCodec codec = Codecs.of(Node.class);
        byte[] stored = codec.encode(chain(Writing.MAX_DEPTH));
        assertThat(codec.encode(codec.decode(stored))).isEqualTo(stored);
        assertThatThrownBy(() -> codec.encode(chain(Writing.MAX_DEPTH + 1)))
                .isInstanceOf(UnstorableValueException.class);
    }

    private static Node chain(int length) {
        Node first = new Node();
        first.children = null;
        for (int i = 1; i < length; i++) {
            Node before = new Node();
            before.children = null;
            before.next = first;
            first = before;
        }
        return first;
    }

    @Test
    void the_deepest_value_allowed_comes_back_where_each_level_needs_two_of_json() {
        Wrapped wrapped = new Wrapped(Optional.empty());
        for (int i = 0; i < Writing.MAX_DEPTH / 2 - 1; i++) {
            wrapped = new Wrapped(Optional.of(wrapped));
        }
        assertThat(Codecs.roundTrip(Wrapped.class, wrapped)).isEqualTo(wrapped);
    }

    record Wrapped(Optional<Wrapped> inside) {}

    @JsonbTypeAdapter(FailingAdapter.class)
    static final class Adapted {}

    static final class FailingAdapter implements JsonbAdapter<Adapted, String> {
        @Override
        public String adaptToJson(Adapted adapted) throws Exception {
            throw new java.io.IOException("on purpose");
        }

        @Override
        public Adapted adaptFromJson(String text) throws Exception {
            throw new java.io.IOException("on purpose");
        }
    }

    @Test
    void a_failing_adapter_is_told_of_with_its_cause() {
        assertThatThrownBy(() -> Codecs.of(Adapted.class).encode(new Adapted()))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageStartingWith("HF0313")
                .hasRootCauseMessage("on purpose");
    }
}
