package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract as Holdfast's session keeps it, with what it promises beyond the specification, and where it departs from it. */
interface ReplacedContract
        extends CreationContract, IdContract, TimesContract, AttributesContract, EndContract, ListenersContract {

    @Override
    default String cookieName() {
        return "HOLDFAST";
    }

    @Test
    default void a_url_never_carries_an_id() {
        String url = site().contextPath() + "/a";

        assertThat(site().take(new Visitor(), "session", "encode " + url, "encode-redirect " + url))
                .containsExactly("session", url, url);
    }

    @Test
    default void an_id_tells_nothing_by_which_the_session_can_be_opened() {
        Visitor visitor = visitor();
        String id = site().last(visitor, "session", "id");
        Visitor thief = new Visitor();
        thief.cookies().put(cookieName(), id);

        assertThat(visitor.cookies().get(cookieName())).isNotEqualTo(id);
        assertThat(site().take(thief, "session-false")).containsExactly("none");
    }

    /** Servlet 6.0, 7.7.2: what cannot be moved to another node. */
    @Test
    default void a_value_that_is_not_serializable_is_refused_as_it_is_set() {
        Visitor visitor = visitor();

        List<String> given =
                site().take(visitor, "session", "set-unserializable a", "get a", "set-unserializable b", "names");

        assertThat(given)
                .containsExactly("session", "IllegalArgumentException", "1", "IllegalArgumentException", "[a]");
        assertThat(site().take(visitor, "session", "get a", "names")).containsExactly("session", "1", "[a]");
    }

    /** Departs from Servlet 6.0, 11.6, as Payara does: what a listener throws is logged, and the others are told. */
    @Test
    @Override
    default void what_a_listener_throws_is_thrown_by_what_it_was_told_of() {
        assertThat(site().take(visitor(), "session", "set unwanted 1", "get unwanted"))
                .containsExactly("session", "set", "1");
    }
}
