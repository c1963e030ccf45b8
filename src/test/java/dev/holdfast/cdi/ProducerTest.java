package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Qualifier;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What producer methods and fields of the scope give. */
class ProducerTest {

    static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

    /** A class of the application that is no bean by itself. */
    static class Basket {
        private String colour;
        private int pieces;

        Basket() {
            this("none");
        }

        Basket(String colour) {
            this.colour = colour;
        }

        void add() {
            pieces++;
        }

        void paint(String newColour) {
            colour = newColour;
        }

        String tell() {
            return colour + " " + pieces;
        }
    }

    static class DeepBasket extends Basket {
        private int depth = 3;

        int depth() {
            return depth;
        }
    }

    static class RenamedBasket extends Basket {
        static int instances;
    }

    @JsonbTypeInfo({
        @JsonbSubtype(alias = "tree", type = Tree.class),
        @JsonbSubtype(alias = "flower", type = Flower.class)
    })
    interface Plant {
        String name();
    }

    record Tree(String name, int height) implements Plant {}

    record Flower(String name) implements Plant {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Deep {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Renamed {}

    @ApplicationScoped
    static class Producers {

        @Produces
        @SessionScopedDistributed
        @StoredAs("basket")
        Basket basket() {
            EVENTS.add("basket produced");
            return new Basket("red");
        }

        void dispose(@Disposes Basket basket) {
            EVENTS.add("basket disposed: " + basket.tell());
        }

        @Produces
        @Deep
        @SessionScopedDistributed
        Basket deep() {
            return new DeepBasket();
        }

        @Produces
        @Renamed
        @SessionScopedDistributed
        Basket renamed() {
            return new RenamedBasket();
        }

        @Produces
        @SessionScopedDistributed
        @StoredAs("words")
        List<String> words() {
            EVENTS.add("words produced");
            return new ArrayList<>(List.of("first"));
        }

        void dispose(@Disposes List<String> words) {
            EVENTS.add("words disposed: " + words);
        }

        @Produces
        @SessionScopedDistributed
        @StoredAs("plant")
        Plant plant() {
            EVENTS.add("plant produced");
            return new Tree("oak", 20);
        }
    }

    @Dependent
    static class Scores {
        @Produces
        @SessionScopedDistributed
        Map<String, Integer> scores = new TreeMap<>();
    }

    private static final TypeLiteral<List<String>> WORDS = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };
    private static final TypeLiteral<Map<String, Integer>> SCORES = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };

    private static TwoNodes nodes;
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(Producers.class, Scores.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
        nodes.takeChanged();
    }

    private void onOne(Runnable handling) {
        nodes.one().request(visitor, handling);
    }

    private void onTwo(Runnable handling) {
        nodes.two().request(visitor, handling);
    }

    private static Basket basket(Node node) {
        return node.container().select(Basket.class).get();
    }

    private static List<String> words(Node node) {
        return node.container().select(WORDS).get();
    }

    @Test
    void a_class_of_the_application_is_stored_by_field_and_produced_at_each_request() {
        onOne(() -> basket(nodes.one()).add());
        assertThat(nodes.takeChanged()).containsExactly("basket#colour", "basket#pieces");
        onTwo(() -> basket(nodes.two()).paint("blue"));
        assertThat(nodes.takeChanged()).containsExactly("basket#colour");
        onOne(() -> assertThat(basket(nodes.one()).tell()).isEqualTo("blue 1"));
        assertThat(EVENTS).containsExactly("basket produced", "basket produced", "basket produced");
    }

    @Test
    void the_disposer_runs_once_at_the_sessions_end_with_the_state() {
        onOne(() -> basket(nodes.one()).add());
        onOne(() -> words(nodes.one()).add("second"));
        EVENTS.clear();
        onTwo(() -> nodes.two().bean(DistributedSession.class).end());
        assertThat(EVENTS)
                .containsExactlyInAnyOrder(
                        "basket produced", "basket disposed: red 1", "words disposed: [first, second]");
    }

    @Test
    void a_collection_is_one_value_and_its_producer_is_not_asked_again() {
        onOne(() -> words(nodes.one()).add("second"));
        assertThat(nodes.takeChanged()).containsExactly("words");
        onTwo(() -> words(nodes.two()).add("third"));
        onOne(() -> assertThat(words(nodes.one())).hasToString("[first, second, third]"));
        assertThat(EVENTS).containsExactly("words produced");
    }

    @Test
    void a_value_that_is_only_read_is_stored_where_it_is_not_blank() {
        onOne(() -> assertThat(words(nodes.one()).size()).isEqualTo(1));
        assertThat(nodes.takeChanged()).containsExactly("words");
        onOne(() ->
                assertThat(nodes.one().container().select(SCORES).get().size()).isZero());
        assertThat(nodes.takeChanged()).isEmpty();
    }

    @Test
    void a_producer_field_is_named_by_its_class_and_field() {
        Map<String, Integer> scores = nodes.one().container().select(SCORES).get();
        onOne(() -> scores.put("Ada", 7));
        assertThat(nodes.takeChanged()).containsExactly(Scores.class.getName() + ".scores");
        onTwo(() -> assertThat(nodes.two().container().select(SCORES).get().get("Ada"))
                .isEqualTo(7));
    }

    @Test
    void a_record_behind_an_interface_is_one_value() {
        onOne(() -> assertThat(nodes.one().bean(Plant.class).name()).isEqualTo("oak"));
        onTwo(() -> assertThat(nodes.two().bean(Plant.class).name()).isEqualTo("oak"));
        assertThat(nodes.takeChanged()).containsExactly("plant");
        assertThat(EVENTS).containsExactly("plant produced");
    }

    @Test
    void of_two_parallel_first_requests_the_value_of_the_first_stays() {
        onOne(() -> basket(nodes.one()).add());
        nodes.interleaved(visitor, () -> words(nodes.one()).add("one"), () -> words(nodes.two())
                .size());
        assertThat(words(nodes.two())).hasToString("[first, one]");
        nodes.endSecond();
        onOne(() -> assertThat(words(nodes.one())).hasToString("[first, one]"));
    }

    @Test
    void a_product_with_more_state_than_its_producer_declares_is_refused() {
        Basket deep =
                nodes.one().container().select(Basket.class, new DeepLiteral()).get();
        assertThatThrownBy(() -> onOne(deep::add))
                .isInstanceOf(UnstorableValueException.class)
                .hasMessageContainingAll("HF0213", Producers.class.getName() + ".deep", "DeepBasket", "depth");
        assertThat(nodes.store().takeCommits()).isEmpty();
    }

    @Test
    void a_product_of_a_subclass_without_state_is_welcome() {
        Basket renamed = nodes.one()
                .container()
                .select(Basket.class, new RenamedLiteral())
                .get();
        onOne(renamed::add);
        onOne(() -> assertThat(renamed.tell()).isEqualTo("none 1"));
    }

    private static final class DeepLiteral extends jakarta.enterprise.util.AnnotationLiteral<Deep> implements Deep {
        private static final long serialVersionUID = 1L;
    }

    private static final class RenamedLiteral extends jakarta.enterprise.util.AnnotationLiteral<Renamed>
            implements Renamed {
        private static final long serialVersionUID = 1L;
    }
}
