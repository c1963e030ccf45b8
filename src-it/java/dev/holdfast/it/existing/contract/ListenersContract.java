package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.Visitor;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The contract: what listeners are told, and in which order (Servlet 6.0, 7.4, 11.3.3 and the listeners' documentation). The
 * application's {@code first} and {@code second} are declared in this order in web.xml; {@code annotated} has no place in it.
 */
public interface ListenersContract extends Contract {

    @Test
    default void a_new_session_is_told_of_in_the_order_of_declaration() {
        String id = site().last(new Visitor(), "session", "id");

        assertThat(journal(id, line -> line.startsWith("first") || line.startsWith("second")))
                .containsExactly("first: created", "second: created");
        assertThat(journal(id, line -> line.startsWith("annotated"))).containsExactly("annotated: created");
    }

    @Test
    default void a_session_is_told_of_once_not_with_each_request() {
        Visitor visitor = visitor();
        String id = site().last(visitor, "session", "id");

        site().take(visitor, "session", "get a");
        site().take(visitor, "session", "session-true");

        assertThat(journal(id, line -> line.endsWith(": created"))).hasSize(3);
        assertThat(journal(id, line -> line.startsWith("added"))).hasSize(1);
    }

    @Test
    default void the_end_is_told_of_in_reverse_order_while_attributes_can_be_read() {
        Visitor visitor = visitor();
        String id = site().last(visitor, "session", "id");

        site().take(visitor, "session", "invalidate");

        assertThat(journal(id, line -> line.contains("destroyed") && !line.startsWith("annotated")))
                .containsExactly("second: destroyed, a: 1", "first: destroyed, a: 1");
        assertThat(journal(id, line -> line.startsWith("annotated: destroyed")))
                .containsExactly("annotated: destroyed, a: 1");
    }

    @Test
    default void an_ending_session_tells_its_listeners_first_and_unbinds_its_attributes_then() {
        Visitor visitor = new Visitor();
        String id = site().take(visitor, "session", "id", "set-bound a x").get(1);

        site().take(visitor, "session", "invalidate");

        assertThat(journal(id, line -> line.contains("first: destroyed") || line.contains("x unbound")))
                .containsExactly("first: destroyed, a: x", "x unbound from a, seen: nothing");
        assertThat(journal(id, line -> line.startsWith("removed"))).containsExactly("removed a=x, seen: nothing");
    }

    @Test
    default void an_attribute_is_told_of_when_it_can_be_seen() {
        String id = site().take(new Visitor(), "session", "id", "set a 1").get(1);

        assertThat(journal(id, this::ofAttributes)).containsExactly("added a=1, seen: 1");
    }

    @Test
    default void a_replaced_attribute_is_told_of_with_its_old_value() {
        Visitor visitor = visitor();
        String id = site().take(visitor, "session", "id", "set a 2").get(1);

        assertThat(journal(id, this::ofAttributes))
                .containsExactlyInAnyOrder("added a=1, seen: 1", "replaced a=1, seen: 2");
    }

    @Test
    default void a_removed_attribute_is_told_of_with_the_value_it_had() {
        Visitor visitor = new Visitor();
        String id = site().take(visitor, "session", "id", "set a 1", "remove a", "set b 2", "set-null b")
                .get(1);

        assertThat(journal(id, this::ofAttributes))
                .containsExactly(
                        "added a=1, seen: 1",
                        "removed a=1, seen: nothing",
                        "added b=2, seen: 2",
                        "removed b=2, seen: nothing");
    }

    @Test
    default void what_was_not_there_is_not_told_of_when_it_is_removed() {
        String id = site().take(new Visitor(), "session", "id", "remove a", "set-null b")
                .get(1);

        assertThat(journal(id, this::ofAttributes)).isEmpty();
    }

    @Test
    default void a_value_is_bound_before_it_can_be_seen_and_before_others_are_told() {
        String id = site().take(new Visitor(), "session", "id", "set-bound a x").get(1);

        assertThat(journal(id, this::ofAttributes))
                .containsExactly("x bound to a, seen: nothing", "added a=x, seen: x");
    }

    @Test
    default void a_replaced_value_is_unbound_when_it_can_no_longer_be_seen() {
        String id = site().take(new Visitor(), "session", "id", "set-bound a x", "set-bound a y")
                .get(1);

        assertThat(journal(id, line -> line.contains("bound")))
                .containsExactly("x bound to a, seen: nothing", "y bound to a, seen: x", "x unbound from a, seen: y");
    }

    @Test
    default void a_replaced_value_is_told_of_whatever_it_wants_to_know_itself() {
        String id = site().take(new Visitor(), "session", "id", "set-bound a x", "set-bound a y")
                .get(1);

        assertThat(journal(id, line -> line.startsWith("replaced"))).containsExactly("replaced a=x, seen: y");
    }

    @Test
    default void a_bound_value_that_is_replaced_by_another_kind_is_unbound() {
        String id = site().take(new Visitor(), "session", "id", "set-bound a x", "set a 2")
                .get(1);

        assertThat(journal(id, this::ofAttributes).subList(2, 4))
                .containsExactly("x unbound from a, seen: 2", "replaced a=x, seen: 2");
    }

    @Test
    default void a_removed_value_is_unbound_when_it_can_no_longer_be_seen_and_before_others_are_told() {
        String id = site().take(new Visitor(), "session", "id", "set-bound a x", "remove a")
                .get(1);

        assertThat(journal(id, this::ofAttributes).subList(2, 4))
                .containsExactly("x unbound from a, seen: nothing", "removed a=x, seen: nothing");
    }

    @Test
    default void a_value_stored_by_another_request_is_told_when_it_is_unbound() {
        Visitor visitor = new Visitor();
        String id = site().take(visitor, "session", "id", "set-bound a x").get(1);

        site().take(visitor, "session", "remove a");

        assertThat(journal(id, line -> line.contains("unbound"))).containsExactly("x unbound from a, seen: nothing");
    }

    /** The specification makes no exception for the same object: it is bound once more, and unbound once. */
    @Test
    default void a_value_that_is_set_again_stays_bound() {
        Visitor visitor = new Visitor();
        String id = site().take(visitor, "session", "id", "set-bound a x", "set-again a")
                .get(1);

        assertThat(journal(id, line -> line.contains("x bound")).size()
                        - journal(id, line -> line.contains("unbound")).size())
                .isEqualTo(1);
        assertThat(journal(id, line -> line.startsWith("replaced"))).containsExactly("replaced a=x, seen: x");
        assertThat(site().last(visitor, "session", "get a")).isEqualTo("x");
    }

    @Test
    default void a_changed_id_is_told_of_with_the_old_one() {
        Visitor visitor = visitor();
        List<String> ids = site().take(visitor, "session", "id", "change-id");

        assertThat(journal(ids.get(2), line -> line.startsWith("annotated")))
                .containsExactly("annotated: id changed from " + ids.get(1));
        assertThat(journal(ids.get(1), line -> line.contains("destroyed"))).isEmpty();
    }

    @Test
    default void what_a_listener_puts_into_the_session_is_kept() {
        Visitor visitor = visitor();
        List<String> given = site().take(visitor, "session", "id", "change-id", "get former-id");

        assertThat(given.get(3)).isEqualTo(given.get(1));
        assertThat(site().last(visitor, "session", "get former-id")).isEqualTo(given.get(1));
    }

    @Test
    default void a_listener_is_one_object_for_all_its_interfaces() {
        String id = site().take(new Visitor(), "session", "id", "set count 1").get(1);

        assertThat(journal(id, line -> line.startsWith("annotated: has")))
                .containsExactly("annotated: has counted sessions");
    }

    /** Servlet 6.0, 11.6: what a listener throws is for the request's error handling. */
    @Test
    default void what_a_listener_throws_is_thrown_by_what_it_was_told_of() {
        assertThat(site().take(visitor(), "session", "set unwanted 1"))
                .containsExactly("session", "UnsupportedOperationException");
    }

    /** Servlet 6.0, 11.3.3 and 11.7: one instance for each declaration, whatever it listens to. */
    @Test
    @Tag(Needs.TOLD_LISTENERS)
    default void a_listener_knows_of_a_session_what_it_learned_as_the_application_started() {
        String id = site().last(new Visitor(), "session", "id");

        assertThat(journal(id, line -> line.startsWith("started")))
                .containsExactly("started in " + site().contextPath());
    }

    private boolean ofAttributes(String line) {
        return line.contains("seen: ");
    }
}
