package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.EncodedBy;
import dev.holdfast.Encoding;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.store.Changes;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each field is written by the codec that is chosen for it, and a change of the choice reaches the store with the next change. */
class EncodingTest {

    static class Item implements Serializable {
        private static final long serialVersionUID = 1L;
        int count = 1;
    }

    static final class SpecialItem extends Item {
        private static final long serialVersionUID = 1L;
        int more = 1;
    }

    @EncodedBy(Encoding.JAVA)
    static class Inherited {
        protected String ofSuperclass = "a";
    }

    static class Unannotated {
        protected String inherited = "a";
    }

    @SessionScopedDistributed
    @StoredAs("mixed")
    @EncodedBy(Encoding.JAVA)
    static class Mixed extends Unannotated {
        private String java = "a";

        @EncodedBy(Encoding.JSON)
        private String json = "b";

        void touch() {
            inherited += "x";
            java += "x";
            json += "x";
        }
    }

    @SessionScopedDistributed
    @StoredAs("plain")
    static class Plain extends Inherited {
        private String byType = "a";
        private Serializable tellsNothing = new SpecialItem();

        void touch() {
            byType += ofSuperclass;
            ofSuperclass += "x";
            ((Item) tellsNothing).count++;
        }
    }

    @SessionScopedDistributed
    @StoredAs("cart")
    static class Cart {
        private Map<String, Item> items = new HashMap<>();
        private int count;

        void add(String name, Item item) {
            items.put(name, item);
        }

        void change() {
            items.values().forEach(item -> item.count++);
        }

        int count() {
            return ++count;
        }

        String tell() {
            StringBuilder told = new StringBuilder();
            items.forEach((name, item) -> told.append(name).append(item.count));
            return told.toString();
        }
    }

    @SessionScopedDistributed
    @StoredAs("holder")
    @EncodedBy(Encoding.JAVA)
    static class Holder {
        private final transient Cart cart;

        private Object proxy;

        Holder() {
            this(null);
        }

        @Inject
        Holder(Cart cart) {
            this.cart = cart;
        }

        void hold() {
            proxy = cart;
        }

        int count() {
            return ((Cart) proxy).count();
        }

        @Override
        public String toString() {
            return "holds";
        }
    }

    @ApplicationScoped
    static class Producer {
        @Produces
        @SessionScopedDistributed
        @StoredAs("words")
        @EncodedBy(Encoding.JAVA)
        List<String> words() {
            return new ArrayList<>(List.of("a"));
        }
    }

    private static final TypeLiteral<List<String>> WORDS = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };

    private final Node.Visitor visitor = new Node.Visitor();

    private static final Map<String, String> JSON = Map.of("holdfast.serialization.encoding", "json");
    private static final Map<String, String> JAVA = Map.of("holdfast.serialization.encoding", "java");

    private final RecordingStore store = new RecordingStore();

    /** Field name → the codec's letter, of all that was written since the last look. */
    private Map<String, Character> written() {
        Map<String, Character> codecs = new TreeMap<>();
        for (Changes changes : store.takeCommits()) {
            changes.sets().forEach((name, form) -> codecs.put(name, (char) form[0]));
        }
        return codecs;
    }

    private void on(Map<String, String> settings, Class<?> bean, Consumer<Node> handling) {
        try (Node node = Node.over(store, settings, bean)) {
            node.request(visitor, () -> handling.accept(node));
        }
    }

    @Test
    void a_fields_annotation_counts_more_than_its_classs_and_both_more_than_the_setting() {
        on(JSON, Mixed.class, node -> node.bean(Mixed.class).touch());
        assertThat(written()).isEqualTo(Map.of("mixed#inherited", 'S', "mixed#java", 'S', "mixed#json", 'J'));
        on(JAVA, Mixed.class, node -> node.bean(Mixed.class).touch());
        assertThat(written()).isEqualTo(Map.of("mixed#inherited", 'S', "mixed#java", 'S', "mixed#json", 'J'));
    }

    @Test
    void without_a_wish_the_declared_type_chooses_and_a_superclasss_annotation_counts_for_its_fields() {
        for (int i = 0; i < 2; i++) {
            on(Map.of(), Plain.class, node -> node.bean(Plain.class).touch());
            assertThat(written())
                    .isEqualTo(Map.of("plain#byType", 'J', "plain#ofSuperclass", 'S', "plain#tellsNothing", 'S'));
        }
    }

    @Test
    void what_a_producer_gives_is_written_as_its_annotation_has_it() {
        on(
                Map.of(),
                Producer.class,
                node -> node.container().select(WORDS).get().add("b"));
        assertThat(written()).isEqualTo(Map.of("words", 'S'));
        on(JSON, Producer.class, node -> assertThat(
                        node.container().select(WORDS).get())
                .hasToString("[a, b]"));
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_change_of_the_choice_is_no_change_by_itself_and_the_next_change_is_written_in_the_new_one(boolean toJava) {
        Map<String, String> before = toJava ? JSON : JAVA;
        Map<String, String> after = toJava ? JAVA : JSON;
        on(before, Cart.class, node -> node.bean(Cart.class).add("a", new Item()));
        assertThat(written()).containsEntry("cart#items", toJava ? 'J' : 'S');
        on(after, Cart.class, node -> assertThat(node.bean(Cart.class).tell()).isEqualTo("a1"));
        assertThat(written()).isEmpty();
        on(after, Cart.class, node -> node.bean(Cart.class).change());
        assertThat(written()).isEqualTo(Map.of("cart#items", toJava ? 'S' : 'J'));
        on(before, Cart.class, node -> assertThat(node.bean(Cart.class).tell()).isEqualTo("a2"));
        assertThat(written()).isEmpty();
    }

    @Test
    void what_the_new_choice_cannot_write_stays_as_it_is_until_it_changes() {
        on(JAVA, Cart.class, node -> node.bean(Cart.class).add("a", new SpecialItem()));
        written();
        on(JSON, Cart.class, node -> assertThat(node.bean(Cart.class).count()).isEqualTo(1));
        assertThat(written()).isEqualTo(Map.of("cart#count", 'J'));
        assertThatThrownBy(
                        () -> on(JSON, Cart.class, node -> node.bean(Cart.class).change()))
                .isInstanceOf(UnstorableValueException.class);
        on(JAVA, Cart.class, node -> assertThat(node.bean(Cart.class).tell()).isEqualTo("a1"));
    }

    @Test
    void a_proxy_of_a_bean_comes_back_as_that_beans_proxy() {
        try (Node node = Node.over(store, Holder.class, Cart.class)) {
            node.request(visitor, () -> {
                node.bean(Cart.class).count();
                node.bean(Holder.class).hold();
            });
            node.request(
                    visitor, () -> assertThat(node.bean(Holder.class).count()).isEqualTo(2));
            node.request(
                    visitor, () -> assertThat(node.bean(Cart.class).count()).isEqualTo(3));
            written();
            node.request(visitor, () -> assertThat(node.bean(Holder.class)).hasToString("holds"));
        }
        assertThat(written()).isEmpty();
    }

    @Test
    void a_class_that_neither_encoding_takes_is_told_with_both_cures() {
        assertThatThrownBy(() -> Node.over(store, Hopeless.class))
                .hasMessageContaining("HF0209: field unfit of bean class " + Hopeless.class.getName())
                .hasMessageContaining("@JsonbTypeInfo. Or let EncodingTest.Unfit implement Serializable");
    }

    static class Unfit {
        Object content;
    }

    @SessionScopedDistributed
    static class Hopeless {
        private Unfit unfit = new Unfit();

        Object tell() {
            return unfit;
        }
    }
}
