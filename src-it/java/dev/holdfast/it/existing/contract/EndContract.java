package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract: what can still be done after {@code invalidate}. */
public interface EndContract extends Contract {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "creation-time",
                "last-accessed-time",
                "is-new",
                "get a",
                "names",
                "set a 2",
                "set-null a",
                "set-bound a x",
                "remove a",
                "remove b",
                "invalidate"
            })
    default void an_ended_session_refuses(String step) {
        assertThat(site().take(visitor(), "session", "invalidate", step))
                .containsExactly("session", "ended", "IllegalStateException");
        assertThat(site().take(new Visitor(), "session", "invalidate", step))
                .containsExactly("session", "ended", "IllegalStateException");
    }

    @Test
    default void an_ended_session_still_tells_its_id_and_application() {
        List<String> given = site().take(visitor(), "session", "id", "invalidate", "id", "context");

        assertThat(given).containsExactly("session", given.get(1), "ended", given.get(1), site().contextPath());
    }

    @Test
    default void an_ended_session_still_has_an_interval_and_takes_another() {
        assertThat(site().take(visitor(), "session", "invalidate", "max-inactive", "set-max-inactive 5"))
                .containsExactly("session", "ended", "1800", "set");
    }

    @Test
    default void after_its_end_the_request_has_no_session() {
        assertThat(site().take(visitor(), "session", "invalidate", "session-false"))
                .containsExactly("session", "ended", "none");
    }

    @Test
    default void an_ended_session_is_gone_for_all_later_requests() {
        Visitor visitor = visitor();
        Visitor twin = visitor.twin();

        site().take(visitor, "session", "invalidate");

        for (Visitor either : List.of(visitor, twin, visitor, twin)) {
            assertThat(site().take(either, "session-false")).containsExactly("none");
        }
        assertThat(site().take(twin, "session", "is-new", "get a")).containsExactly("session", "true", "null");
    }

    @Test
    default void after_the_end_the_request_may_begin_another_session() {
        Visitor visitor = visitor();

        List<String> given =
                site().take(visitor, "session", "id", "invalidate", "session", "id", "is-new", "names", "set b 2");

        assertThat(given.get(4)).isNotEqualTo(given.get(1));
        assertThat(given.subList(5, 7)).containsExactly("true", "[]");
        assertThat(site().take(visitor, "session-false", "id", "get a", "get b", "is-new"))
                .containsExactly("session", given.get(4), "null", "2", "false");
    }

    @Test
    default void a_session_that_ends_in_the_request_that_made_it_was_never_there() {
        Visitor visitor = new Visitor();

        site().take(visitor, "session", "set a 1", "invalidate");

        assertThat(site().take(visitor, "session-false")).containsExactly("none");
    }
}
