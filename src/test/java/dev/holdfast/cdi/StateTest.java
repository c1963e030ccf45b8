package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.testkit.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a bean is state, and when of that state something is written. */
class StateTest {

    static class Address {
        String town = "";
    }

    @SessionScopedDistributed
    @StoredAs("desk")
    static class Desk {
        static int drawers;

        private final List<String> papers = new ArrayList<>();
        private final Map<String, List<Address>> folders = new HashMap<>();
        private Address address = new Address();
        private String owner = "nobody";
        private int lamps;
        protected boolean tidy;
        transient String guest = "none";

        void set(String newOwner, int newLamps, boolean newTidy, String newGuest) {
            owner = newOwner;
            lamps = newLamps;
            tidy = newTidy;
            guest = newGuest;
            drawers++;
        }

        String tell() {
            return owner + " " + lamps + " " + tidy + " " + guest;
        }

        List<String> papers() {
            return papers;
        }

        Map<String, List<Address>> folders() {
            return folders;
        }

        Address address() {
            return address;
        }
    }

    static class Shelf<T, K> {
        private final List<T> books = new ArrayList<>();
        private final Map<K, List<? extends T>> marks = new HashMap<>();
        private String label = "shelf";

        void put(T book, K key) {
            books.add(book);
            marks.put(key, List.of(book));
        }

        void relabel(String text) {
            label = text;
        }

        List<T> books() {
            return books;
        }

        Map<K, List<? extends T>> marks() {
            return marks;
        }

        String label() {
            return label;
        }
    }

    static class NumberedShelf<T> extends Shelf<T, Integer> {}

    record Book(String title) {}

    @SessionScopedDistributed
    @StoredAs("bookshelf")
    static class BookShelf extends NumberedShelf<Book> {
        private String label = "books";

        void relabelBoth(String mine, String theirs) {
            label = mine;
            relabel(theirs);
        }

        String labels() {
            return label + " " + label();
        }
    }

    @SessionScopedDistributed
    @StoredAs("bag")
    static class Bag {
        private Set<String> things = new HashSet<>(4096);
        private Map<String, Integer> counts = new HashMap<>();
        private Address home = new Address();

        void fill() {
            IntStream.range(0, 500).forEach(i -> {
                things.add("thing" + i);
                counts.put("thing" + i, i);
            });
        }

        void reorder() {
            List<String> backwards = new ArrayList<>(things);
            java.util.Collections.reverse(backwards);
            things = new java.util.LinkedHashSet<>(backwards);
        }

        void spoil() {
            home = new Cottage();
            counts.put("spoilt", 1);
        }

        int size() {
            return things.size() + counts.size();
        }
    }

    static class Cottage extends Address {
        String thatch = "reed";
    }

    @SessionScopedDistributed
    @StoredAs("odd")
    static class OddFromBirth {
        private final Address home = new Cottage();
        private int calls;

        int call() {
            return ++calls;
        }
    }

    private static TwoNodes nodes;
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(Desk.class, BookShelf.class, Bag.class, OddFromBirth.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @BeforeEach
    void forget() {
        nodes.takeChanged();
    }

    private void onOne(Runnable handling) {
        nodes.one().request(visitor, handling);
    }

    private void onTwo(Runnable handling) {
        nodes.two().request(visitor, handling);
    }

    private static Desk desk(Node node) {
        return node.bean(Desk.class);
    }

    @Test
    void private_final_and_protected_fields_are_state_and_transient_and_static_ones_are_not() {
        onOne(() -> {
            desk(nodes.one()).set("Ada", 2, true, "Bob");
            desk(nodes.one()).papers().add("letter");
        });
        assertThat(nodes.takeChanged())
                .containsExactlyInAnyOrder(
                        "desk#papers", "desk#folders", "desk#address", "desk#owner", "desk#lamps", "desk#tidy");
        onTwo(() -> {
            assertThat(desk(nodes.two()).tell()).isEqualTo("Ada 2 true none");
            assertThat(desk(nodes.two()).papers()).containsExactly("letter");
        });
    }

    @Test
    void only_the_changed_field_is_written() {
        onOne(() -> desk(nodes.one()).set("Ada", 2, true, ""));
        nodes.takeChanged();
        onTwo(() -> desk(nodes.two()).set("Ada", 3, true, ""));
        assertThat(nodes.takeChanged()).containsExactly("desk#lamps");
        onOne(() -> desk(nodes.one()).set("Ada", 3, true, "someone else"));
        assertThat(nodes.store().takeCommits()).isEmpty();
    }

    @Test
    void what_changes_within_a_collection_or_an_object_is_found() {
        onOne(() -> desk(nodes.one()).folders().put("home", new ArrayList<>(List.of(new Address()))));
        nodes.takeChanged();
        onTwo(() -> desk(nodes.two()).folders().get("home").get(0).town = "Ulm");
        assertThat(nodes.takeChanged()).containsExactly("desk#folders");
        onTwo(() -> desk(nodes.two()).address().town = "Bern");
        assertThat(nodes.takeChanged()).containsExactly("desk#address");
        onOne(() -> {
            assertThat(desk(nodes.one()).folders().get("home").get(0).town).isEqualTo("Ulm");
            assertThat(desk(nodes.one()).address().town).isEqualTo("Bern");
        });
    }

    @Test
    void a_change_taken_back_within_the_request_is_none() {
        onOne(() -> desk(nodes.one()).papers().add("letter"));
        nodes.takeChanged();
        onTwo(() -> {
            desk(nodes.two()).papers().add("draft");
            desk(nodes.two()).papers().remove("draft");
        });
        assertThat(nodes.store().takeCommits()).isEmpty();
    }

    @Test
    void a_second_commit_of_one_request_writes_only_what_changed_since_the_first() {
        nodes.one().request(visitor, () -> {
            desk(nodes.one()).set("Ada", 1, true, "");
            nodes.one()
                    .commit(visitor, dev.holdfast.session.CurrentSession.get().orElseThrow());
            nodes.takeChanged();
            desk(nodes.one()).set("Ada", 2, true, "");
        });
        assertThat(nodes.takeChanged()).containsExactly("desk#lamps");
    }

    @Test
    void inherited_fields_are_state_with_the_types_that_their_variables_stand_for() {
        onOne(() -> nodes.one().bean(BookShelf.class).put(new Book("Emma"), 7));
        onTwo(() -> {
            assertThat(nodes.two().bean(BookShelf.class).books()).containsExactly(new Book("Emma"));
            assertThat(nodes.two().bean(BookShelf.class).marks().get(7)).isEqualTo(List.of(new Book("Emma")));
        });
    }

    @Test
    void a_field_and_the_one_it_hides_are_two() {
        onOne(() -> nodes.one().bean(BookShelf.class).relabelBoth("novels", "wood"));
        assertThat(nodes.takeChanged()).contains("bookshelf#label", "bookshelf#" + Shelf.class.getName() + ".label");
        onTwo(() -> assertThat(nodes.two().bean(BookShelf.class).labels()).isEqualTo("novels wood"));
    }

    @Test
    void reading_again_on_other_nodes_writes_nothing() {
        onOne(() -> nodes.one().bean(Bag.class).fill());
        nodes.takeChanged();
        for (int i = 0; i < 3; i++) {
            onTwo(() -> assertThat(nodes.two().bean(Bag.class).size()).isEqualTo(1000));
            onOne(() -> assertThat(nodes.one().bean(Bag.class).size()).isEqualTo(1000));
        }
        assertThat(nodes.store().takeCommits()).isEmpty();
    }

    @Test
    void another_order_of_a_set_is_no_change() {
        onOne(() -> nodes.one().bean(Bag.class).fill());
        nodes.takeChanged();
        onTwo(() -> nodes.two().bean(Bag.class).reorder());
        assertThat(nodes.store().takeCommits()).isEmpty();
    }

    @Test
    void a_value_that_could_not_come_back_is_refused_before_anything_is_written() {
        onOne(() -> nodes.one().bean(Bag.class).fill());
        nodes.takeChanged();
        assertThatThrownBy(() -> onTwo(() -> nodes.two().bean(Bag.class).spoil()))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageContaining("Field bag#home");
        assertThat(nodes.store().takeCommits()).isEmpty();
        onOne(() -> assertThat(nodes.one().bean(Bag.class).size()).isEqualTo(1000));
    }

    @Test
    void a_value_that_could_not_come_back_from_birth_on_is_refused_at_the_commit_not_at_the_call() {
        List<Integer> calls = new ArrayList<>();
        assertThatThrownBy(() -> onOne(
                        () -> calls.add(nodes.one().bean(OddFromBirth.class).call())))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageContaining("Field odd#home");
        assertThat(calls).isEqualTo(Arrays.asList(1));
        assertThat(nodes.store().takeCommits()).isEmpty();
    }
}
