package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.testkit.Node;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.util.TypeLiteral;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two versions of one bean on the two nodes of a rolling upgrade: a field removed, one added, one of another type. */
class VersionsTest {

    static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

    @SessionScopedDistributed
    @StoredAs("cart")
    static class OldCart {
        private int count;
        private String note = "";
        private String size = "large";

        void fill(String newNote) {
            count++;
            note = newNote;
        }

        String tell() {
            return count + " " + note + " " + size;
        }
    }

    @SessionScopedDistributed
    @StoredAs("cart")
    static class NewCart {
        private int count;
        private List<String> tags = new ArrayList<>(List.of("new"));
        private int size = 7;

        @PostConstruct
        void made() {
            EVENTS.add("new cart made");
        }

        @PreDestroy
        void gone() {
            EVENTS.add("new cart gone with " + count);
        }

        void count() {
            count++;
        }

        void resize() {
            size++;
        }

        String tell() {
            return count + " " + tags + " " + size;
        }
    }

    @SessionScopedDistributed
    static class Bystander {
        private int count;

        @PreDestroy
        void gone() {
            EVENTS.add("bystander gone with " + count);
        }

        int count() {
            return ++count;
        }
    }

    @ApplicationScoped
    static class OldProducer {
        @Produces
        @SessionScopedDistributed
        @StoredAs("words")
        List<String> words() {
            return new ArrayList<>(List.of("old"));
        }
    }

    @ApplicationScoped
    static class NewProducer {
        @Produces
        @SessionScopedDistributed
        @StoredAs("words")
        List<Integer> words() {
            EVENTS.add("numbers produced");
            return new ArrayList<>(List.of(1));
        }
    }

    private static final TypeLiteral<List<String>> STRINGS = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };
    private static final TypeLiteral<List<Integer>> NUMBERS = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };

    private static TwoNodes nodes;
    private static TwoNodes strict;
    private final Node.Visitor visitor = new Node.Visitor();

    private static TwoNodes versions(String onUnreadable) {
        return TwoNodes.with(
                Map.of("holdfast.state.on-unreadable", onUnreadable),
                List.of(OldCart.class, OldProducer.class, Bystander.class),
                List.of(NewCart.class, NewProducer.class, Bystander.class));
    }

    @BeforeAll
    static void boot() {
        nodes = versions("reset");
        strict = versions("fail");
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
        strict.close();
    }

    @BeforeEach
    void fill() {
        EVENTS.clear();
        nodes.one().request(visitor, () -> nodes.one().bean(OldCart.class).fill("gift"));
        nodes.takeChanged();
    }

    private void onOld(Runnable handling) {
        nodes.one().request(visitor, handling);
    }

    private void onNew(Runnable handling) {
        nodes.two().request(visitor, handling);
    }

    private static NewCart newCart() {
        return nodes.two().bean(NewCart.class);
    }

    private static OldCart oldCart() {
        return nodes.one().bean(OldCart.class);
    }

    @Test
    void a_missing_field_keeps_what_the_constructor_gave_and_the_others_are_there() {
        onNew(() -> assertThat(newCart().tell()).isEqualTo("1 [new] 7"));
        assertThat(EVENTS).isEmpty();
    }

    @Test
    void what_the_constructor_gave_a_missing_field_is_stored_by_the_first_request_that_sees_it() {
        onNew(() -> newCart().tell());
        assertThat(nodes.takeChanged()).containsExactly("cart#tags");
        onNew(() -> newCart().tell());
        assertThat(nodes.store().takeCommits()).isEmpty();
    }

    @Test
    void that_request_stores_it_once_though_it_looks_for_changes_again_at_its_end() {
        onNew(() -> newCart().tell());
        assertThat(nodes.store().takeCommits()).hasSize(1);
    }

    @Test
    void a_field_unknown_to_this_version_stays_as_it_is() {
        onNew(() -> newCart().count());
        assertThat(nodes.takeChanged()).containsExactly("cart#count", "cart#tags");
        onOld(() -> assertThat(oldCart().tell()).isEqualTo("2 gift large"));
    }

    @Test
    void an_unreadable_field_is_counted_and_only_overwritten_when_changed() {
        long before = nodes.two().count("field-unreadable");
        onNew(() -> newCart().count());
        assertThat(nodes.two().count("field-unreadable")).isEqualTo(before + 1);
        assertThat(nodes.takeChanged()).containsExactly("cart#count", "cart#tags");
        onNew(() -> newCart().resize());
        assertThat(nodes.takeChanged()).containsExactly("cart#size");
        onNew(() -> assertThat(newCart().tell()).isEqualTo("2 [new] 8"));
        assertThat(nodes.two().count("field-unreadable")).isEqualTo(before + 2);
    }

    @Test
    void an_unreadable_value_of_a_producer_is_produced_anew_and_only_overwritten_when_changed() {
        onOld(() -> nodes.one().container().select(STRINGS).get().add("older"));
        nodes.takeChanged();
        List<Integer> numbers = nodes.two().container().select(NUMBERS).get();
        onNew(() -> assertThat(numbers).hasToString("[1]"));
        assertThat(EVENTS).containsExactly("numbers produced");
        assertThat(nodes.store().takeCommits()).isEmpty();
        onNew(() -> numbers.add(2));
        assertThat(nodes.takeChanged()).containsExactly("words");
        onNew(() -> assertThat(numbers).hasToString("[1, 2]"));
    }

    @Test
    void destroying_a_bean_removes_the_fields_of_its_other_versions_too() {
        onNew(() -> {
            var manager = nodes.two().container().getBeanManager();
            AlterableContext context = (AlterableContext) manager.getContext(SessionScopedDistributed.class);
            context.destroy(manager.resolve(manager.getBeans(NewCart.class)));
        });
        assertThat(nodes.takeChanged()).containsExactly("cart#count", "cart#note", "cart#size");
        onOld(() -> assertThat(oldCart().tell()).isEqualTo("0  large"));
    }

    @Test
    void where_it_is_to_fail_the_call_tells_the_field_and_the_rest_of_the_session_lives() {
        Node.Visitor guest = new Node.Visitor();
        strict.one().request(guest, () -> {
            strict.one().bean(OldCart.class).fill("gift");
            strict.one().bean(Bystander.class).count();
            strict.one().container().select(STRINGS).get().size();
        });
        strict.takeChanged();
        strict.two().request(guest, () -> {
            assertThatThrownBy(() -> strict.two().bean(NewCart.class).tell())
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageContaining("cart#size");
            List<Integer> numbers = strict.two().container().select(NUMBERS).get();
            assertThatThrownBy(numbers::size)
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageContaining("words");
            assertThat(strict.two().bean(Bystander.class).count()).isEqualTo(2);
        });
        assertThat(strict.takeChanged()).containsExactly(Bystander.class.getName() + "#count");
        strict.one().request(guest, () -> assertThat(
                        strict.one().bean(OldCart.class).tell())
                .isEqualTo("1 gift large"));
    }

    @Test
    void one_bean_that_cannot_be_read_at_the_end_does_not_keep_the_others_from_theirs() {
        Node.Visitor guest = new Node.Visitor();
        strict.one().request(guest, () -> {
            strict.one().bean(OldCart.class).fill("gift");
            strict.one().bean(Bystander.class).count();
        });
        strict.two().request(guest, () -> assertThatThrownBy(
                        () -> strict.two().bean(DistributedSession.class).end())
                .isInstanceOf(UnreadableStateException.class));
        assertThat(EVENTS).containsExactly("bystander gone with 1");
        assertThat(guest.tokens()).isEmpty();
    }
}
