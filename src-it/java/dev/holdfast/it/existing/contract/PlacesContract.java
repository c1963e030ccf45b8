package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Visitor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract: one session, wherever in the application it is seen from (Servlet 6.0, 7.3 and 7.4). */
public interface PlacesContract extends Contract {

    static Stream<String> places() {
        return Stream.of(
                "/filtered",
                "/see/servlet",
                "/see/forward",
                "/see/include",
                "/see/wrapped",
                "/see/error",
                "/see/exception",
                "/see/dispatch",
                "/see/start",
                "/see/start-plain",
                "/api/see",
                "/page.jsp",
                "/sessionless.jsp");
    }

    @ParameterizedTest
    @MethodSource("places")
    default void the_session_is_the_same_wherever_it_is_seen_from(String place) {
        Visitor visitor = visitor();
        String id = site().last(visitor, "session", "id");

        assertThat(site().get(visitor, place).body().strip()).isEqualTo(id + " 1");
        assertThat(site().get(visitor, place).body().strip()).isEqualTo(id + " 1");
    }

    @ParameterizedTest
    @MethodSource("places")
    default void a_session_that_begins_in_a_place_is_there_in_the_next_request(String place) {
        Visitor visitor = new Visitor();

        String seen = site().get(visitor, place + "?put=5").body().strip();

        assertThat(seen).endsWith(" 5");
        assertThat(visitor.cookies()).containsOnlyKeys(cookieName());
        assertThat(site().take(visitor, "session-false", "id", "get a"))
                .containsExactly("session", seen.substring(0, seen.indexOf(' ')), "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/filtered", "/see/servlet", "/see/forward", "/see/error", "/sessionless.jsp", "/api/see"})
    default void a_place_that_only_looks_begins_no_session(String place) {
        Visitor visitor = new Visitor();

        assertThat(site().get(visitor, place).body().strip()).isEqualTo("none");

        assertThat(visitor.cookies()).isEmpty();
    }

    /** Jakarta Server Pages 3.1, 1.10.1: a page takes part in a session unless it says otherwise. */
    @Test
    default void a_page_begins_a_session_unless_it_says_otherwise() {
        Visitor visitor = new Visitor();

        String seen = site().get(visitor, "/page.jsp").body().strip();

        assertThat(seen).endsWith(" null");
        assertThat(site().last(visitor, "session-false", "id")).isEqualTo(seen.substring(0, seen.indexOf(' ')));
    }
}
