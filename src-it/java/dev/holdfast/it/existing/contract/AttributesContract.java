package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Visitor;
import org.junit.jupiter.api.Test;

/** The contract: what a session holds under which name (Servlet 6.0, 7.4; {@code setAttribute} and its kin). */
public interface AttributesContract extends Contract {

    @Test
    default void an_attribute_is_there_at_once_and_in_the_next_request() {
        Visitor visitor = new Visitor();

        assertThat(site().take(visitor, "session", "get a", "set a 1", "get a"))
                .containsExactly("session", "null", "set", "1");

        assertThat(site().last(visitor, "session-false", "get a")).isEqualTo("1");
    }

    @Test
    default void an_attribute_is_replaced() {
        Visitor visitor = visitor();

        assertThat(site().take(visitor, "session", "set a 2", "set a 3", "get a", "names"))
                .containsExactly("session", "set", "set", "3", "[a]");

        assertThat(site().take(visitor, "session", "get a", "names")).containsExactly("session", "3", "[a]");
    }

    @Test
    default void an_attribute_is_removed() {
        Visitor visitor = visitor();

        assertThat(site().take(visitor, "session", "remove a", "get a", "names"))
                .containsExactly("session", "removed", "null", "[]");

        assertThat(site().take(visitor, "session", "get a", "names")).containsExactly("session", "null", "[]");
    }

    @Test
    default void the_value_null_removes_an_attribute() {
        Visitor visitor = visitor();

        assertThat(site().take(visitor, "session", "set-null a", "get a", "names"))
                .containsExactly("session", "set", "null", "[]");

        assertThat(site().take(visitor, "session", "get a", "names")).containsExactly("session", "null", "[]");
    }

    @Test
    default void a_removed_attribute_can_be_set_again() {
        Visitor visitor = visitor();

        site().take(visitor, "session", "remove a", "set a 2");

        assertThat(site().take(visitor, "session", "get a", "names")).containsExactly("session", "2", "[a]");
    }

    @Test
    default void an_attribute_that_is_not_there_can_be_removed() {
        Visitor visitor = visitor();

        assertThat(site().take(visitor, "session", "remove b", "set-null b", "names"))
                .containsExactly("session", "removed", "set", "[a]");
    }

    @Test
    default void the_names_of_all_attributes_are_told() {
        Visitor visitor = new Visitor();

        assertThat(site().last(visitor, "session", "names")).isEqualTo("[]");
        site().take(visitor, "session", "set b 1", "set a 2");

        assertThat(site().last(visitor, "session", "set c 3", "remove b", "names"))
                .isEqualTo("[a, c]");
        assertThat(site().last(visitor, "session", "names")).isEqualTo("[a, c]");
    }

    /** The specification says "cannot be null" and names no exception; IllegalArgumentException is what servers throw. */
    @Test
    default void an_attribute_needs_a_name() {
        Visitor visitor = visitor();

        assertThat(site().take(visitor, "session", "set-null-name", "names"))
                .containsExactly("session", "IllegalArgumentException", "[a]");
    }

    @Test
    default void visitors_do_not_see_each_others_attributes() {
        Visitor one = visitor();
        Visitor other = visitor();

        site().take(one, "session", "set a one");
        site().take(other, "session", "set a other");

        assertThat(site().last(one, "session", "get a")).isEqualTo("one");
        assertThat(site().last(other, "session", "get a")).isEqualTo("other");
    }
}
