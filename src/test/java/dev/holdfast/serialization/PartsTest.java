package dev.holdfast.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.merge.Parts;
import dev.holdfast.session.merge.Parts.Elements;
import dev.holdfast.session.merge.Parts.Entries;
import dev.holdfast.session.merge.Parts.Members;
import dev.holdfast.session.merge.Parts.Whole;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What of a stored value can be merged, and what comes of parts that were merged. */
class PartsTest {

    record Line(int id, int quantity) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Line line && line.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    /** No equals of its own. */
    static final class Plain {
        int number;
    }

    private static Parts parts(TypeToken<?> type, String json) {
        return Codecs.of(type).takeApart(Codecs.stored("J" + json));
    }

    private static String together(TypeToken<?> type, Parts parts) {
        return Codecs.text(Codecs.of(type).putTogether(parts));
    }

    @Test
    void maps_sets_and_all_that_has_an_order_are_taken_apart() {
        assertThat(parts(new TypeToken<Map<String, Integer>>() {}, "{\"a\":1}")).isInstanceOf(Entries.class);
        assertThat(parts(new TypeToken<TreeMap<Integer, Integer>>() {}, "{\"1\":1}"))
                .isInstanceOf(Entries.class);
        assertThat(parts(new TypeToken<Set<Integer>>() {}, "[1]")).isInstanceOf(Members.class);
        assertThat(parts(new TypeToken<TreeSet<Integer>>() {}, "[1]")).isInstanceOf(Members.class);
        assertThat(parts(new TypeToken<List<Integer>>() {}, "[1]")).isInstanceOf(Elements.class);
        assertThat(parts(new TypeToken<Queue<Integer>>() {}, "[1]")).isInstanceOf(Elements.class);
        assertThat(parts(new TypeToken<Deque<Integer>>() {}, "[1]")).isInstanceOf(Elements.class);
        assertThat(parts(new TypeToken<ArrayDeque<Integer>>() {}, "[1]")).isInstanceOf(Elements.class);
        assertThat(parts(new TypeToken<Collection<Integer>>() {}, "[1]")).isInstanceOf(Elements.class);
        assertThat(parts(new TypeToken<Collection<Integer>>() {}, "{\"set\":[1]}"))
                .isInstanceOf(Members.class);
    }

    @Test
    void all_else_is_a_whole() {
        assertThat(parts(new TypeToken<Integer>() {}, "1")).isInstanceOf(Whole.class);
        assertThat(parts(new TypeToken<List<Integer>>() {}, "null")).isInstanceOf(Whole.class);
        assertThat(parts(new TypeToken<Line>() {}, "{\"id\":1,\"quantity\":1}")).isInstanceOf(Whole.class);
        assertThat(parts(new TypeToken<int[]>() {}, "[1]")).isInstanceOf(Whole.class);
        assertThat(parts(new TypeToken<Optional<List<Integer>>>() {}, "[[1]]")).isInstanceOf(Whole.class);
        assertThat(parts(new TypeToken<PriorityQueue<Integer>>() {}, "[1]")).isInstanceOf(Whole.class);
    }

    @Test
    void values_of_maps_are_taken_apart_in_turn_and_elements_are_not() {
        Parts map = parts(new TypeToken<Map<String, Map<String, Set<List<Integer>>>>>() {}, "{\"a\":{\"b\":[[1]]}}");
        Parts inner = ((Entries) ((Entries) map).entries().get("a")).entries().get("b");
        assertThat(((Members) inner).members()).singleElement().isInstanceOf(Whole.class);
        assertThat(((Elements) parts(new TypeToken<List<List<Integer>>>() {}, "[[1]]")).elements())
                .singleElement()
                .isInstanceOf(Whole.class);
    }

    @Test
    void a_sorted_set_or_map_is_sorted_when_it_is_put_together() {
        Set<Parts> members = new LinkedHashSet<>();
        TypeToken<TreeSet<Integer>> sortedSet = new TypeToken<>() {};
        members.addAll(((Members) parts(sortedSet, "[3,20]")).members());
        members.addAll(((Members) parts(sortedSet, "[100,-1]")).members());
        assertThat(together(sortedSet, new Members(members))).isEqualTo("J[-1,3,20,100]");

        Map<String, Parts> entries = new LinkedHashMap<>();
        TypeToken<TreeMap<Integer, Integer>> sortedMap = new TypeToken<>() {};
        entries.putAll(((Entries) parts(sortedMap, "{\"3\":1,\"20\":2}")).entries());
        entries.putAll(((Entries) parts(sortedMap, "{\"100\":3,\"-1\":4}")).entries());
        assertThat(together(sortedMap, new Entries(entries))).isEqualTo("J{\"-1\":4,\"3\":1,\"20\":2,\"100\":3}");
    }

    @Test
    void elements_that_would_be_equal_in_one_set_are_refused() {
        TypeToken<Set<Line>> type = new TypeToken<>() {};
        Set<Parts> members = new LinkedHashSet<>();
        members.addAll(((Members) parts(type, "[{\"id\":1,\"quantity\":2}]")).members());
        members.addAll(((Members) parts(type, "[{\"id\":1,\"quantity\":3}]")).members());
        assertThatThrownBy(() -> together(type, new Members(members)))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageContaining("Set<PartsTest.Line>")
                .hasMessageContaining("equal but stored differently");
    }

    @Test
    void keys_that_would_be_equal_in_one_map_are_refused() {
        TypeToken<TreeMap<BigDecimal, Integer>> type = new TypeToken<>() {};
        Map<String, Parts> entries = new HashMap<>();
        entries.putAll(((Entries) parts(type, "{\"1\":1}")).entries());
        entries.putAll(((Entries) parts(type, "{\"1.0\":1}")).entries());
        assertThatThrownBy(() -> together(type, new Entries(entries)))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageContaining("equal but written differently");
    }

    @Test
    void elements_of_a_set_that_mean_the_same_are_all_kept() {
        FieldCodec codec = Codecs.of(new TypeToken<Set<Plain>>() {});
        byte[] stored = codec.encode(Set.of(new Plain(), new Plain(), new Plain()));
        assertThat(((Members) codec.takeApart(stored)).members()).hasSize(3);
        assertThat(codec.putTogether(codec.takeApart(stored))).isEqualTo(stored);
    }

    @Test
    void a_list_that_this_version_has_as_a_map_is_unreadable() {
        byte[] list = Codecs.of(new TypeToken<List<String>>() {}).encode(List.of("a"));
        FieldCodec map = Codecs.of(new TypeToken<Map<String, String>>() {});
        assertThatThrownBy(() -> map.takeApart(list)).isInstanceOf(UnreadableStateException.class);
    }

    @Test
    void an_element_that_this_version_cannot_read_makes_the_whole_unreadable() {
        assertThatThrownBy(() -> parts(new TypeToken<List<Integer>>() {}, "[1,\"a\"]"))
                .isInstanceOf(UnreadableStateException.class);
    }

    @Test
    void parts_of_another_type_are_refused() {
        Parts map = parts(new TypeToken<Map<String, String>>() {}, "{}");
        assertThatThrownBy(() -> together(new TypeToken<List<String>>() {}, map))
                .isInstanceOf(UnstorableValueException.class);
    }
}
