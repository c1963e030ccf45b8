package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ConflictPolicy;
import dev.holdfast.ConflictUnit;
import dev.holdfast.OnConflict;
import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link OnConflict} and {@link ConflictUnit} on a bean make of two requests that meet. */
class ConflictAnnotationsTest {

    @ConflictUnit
    @SessionScopedDistributed
    static class Order {
        private final List<String> items = new ArrayList<>();
        private int total;

        void add(String item, int price) {
            items.add(item);
            total += price;
        }

        String seen() {
            return items + " " + total;
        }
    }

    @OnConflict(ConflictPolicy.FAIL)
    @SessionScopedDistributed
    static class Ledger {
        private final List<String> entries = new ArrayList<>();

        @OnConflict(ConflictPolicy.MERGE)
        private final List<String> merged = new ArrayList<>();

        @OnConflict(ConflictPolicy.OVERWRITE)
        private List<String> overwritten = new ArrayList<>();

        void enter(String entry) {
            entries.add(entry);
        }

        void merge(String entry) {
            merged.add(entry);
        }

        void overwrite(String entry) {
            overwritten = new ArrayList<>(List.of(entry));
        }

        String seen() {
            return entries + " " + merged + " " + overwritten;
        }
    }

    @SessionScopedDistributed
    static class Plain {
        private final List<String> entries = new ArrayList<>();

        void add(String entry) {
            entries.add(entry);
        }

        String seen() {
            return entries.toString();
        }
    }

    private static TwoNodes nodes;
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(Order.class, Ledger.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @BeforeEach
    void begin() {
        nodes.one().request(visitor, () -> {
            order(nodes.one()).add("bread", 2);
            ledger(nodes.one()).enter("begun");
        });
    }

    @Test
    void a_unit_is_the_last_writer_s_as_a_whole() {
        long before = nodes.one().count("conflict-overwritten");
        meeting(node -> order(node).add("milk", 1), node -> order(node).add("wine", 9));
        assertThat(seen(node -> order(node).seen())).isEqualTo("[bread, milk] 3");
        assertThat(nodes.one().count("conflict-overwritten")).isEqualTo(before + 1);
    }

    @Test
    void what_the_field_says_counts_more_than_what_the_bean_says() {
        meeting(node -> ledger(node).merge("mine"), node -> ledger(node).merge("theirs"));
        meeting(node -> ledger(node).overwrite("mine"), node -> ledger(node).overwrite("theirs"));
        assertThat(seen(node -> ledger(node).seen())).isEqualTo("[begun] [theirs, mine] [mine]");
    }

    @Test
    void what_only_the_bean_says_holds_for_its_other_fields() {
        WorkingSession mine = nodes.one().begin(visitor);
        ledger(nodes.one()).enter("mine");
        ledger(nodes.one()).merge("mine");
        elsewhere(node -> ledger(node).enter("theirs"));
        assertThatThrownBy(() -> nodes.one().commit(visitor, mine))
                .isInstanceOf(SessionConflictException.class)
                .hasMessageContaining("Ledger#entries");
        nodes.one().end(mine);
        assertThat(seen(node -> ledger(node).seen())).isEqualTo("[begun, theirs] [] []");
    }

    @Test
    void what_the_bean_says_counts_more_than_the_setting_which_holds_for_all_the_others() {
        List<Class<?>> beans = List.of(Ledger.class, Plain.class);
        try (TwoNodes set = TwoNodes.with(Map.of("holdfast.conflict", "overwrite"), beans, beans)) {
            Node.Visitor another = new Node.Visitor();
            set.one().request(another, () -> {
                ledger(set.one()).enter("begun");
                set.one().bean(Plain.class).add("begun");
            });
            set.interleaved(
                    another,
                    () -> {
                        ledger(set.one()).merge("theirs");
                        set.one().bean(Plain.class).add("theirs");
                    },
                    () -> {
                        ledger(set.two()).merge("mine");
                        set.two().bean(Plain.class).add("mine");
                    });
            set.endSecond();
            set.one().request(another, () -> {
                assertThat(ledger(set.one()).seen()).isEqualTo("[begun] [theirs, mine] []");
                assertThat(set.one().bean(Plain.class).seen()).isEqualTo("[begun, mine]");
            });
            assertThatThrownBy(() ->
                            set.interleaved(another, () -> ledger(set.one()).enter("theirs"), () -> ledger(set.two())
                                    .enter("mine")))
                    .isInstanceOf(SessionConflictException.class);
            set.endSecond();
        }
    }

    private void meeting(Consumer<Node> mine, Consumer<Node> theirs) {
        nodes.one().request(visitor, () -> {
            mine.accept(nodes.one());
            elsewhere(theirs);
        });
    }

    private void elsewhere(Consumer<Node> work) {
        Race.of(1, thread -> {
            nodes.two().request(visitor, () -> work.accept(nodes.two()));
            return thread;
        });
    }

    private String seen(Function<Node, String> look) {
        return nodes.two().request(visitor, () -> look.apply(nodes.two()));
    }

    private static Order order(Node node) {
        return node.bean(Order.class);
    }

    private static Ledger ledger(Node node) {
        return node.bean(Ledger.class);
    }
}
