package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.support.Visitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract: when a session was made and used, and how long it may be unused (Servlet 6.0, 7.5 and 7.6;
 * {@code getCreationTime}, {@code getLastAccessedTime}, {@code setMaxInactiveInterval}).
 */
public interface TimesContract extends Contract {

    @Test
    default void the_creation_time_is_that_of_the_request_that_made_the_session_and_stays() {
        Visitor visitor = new Visitor();

        long before = System.currentTimeMillis();
        long created = Long.parseLong(site().last(visitor, "session", "creation-time"));
        long after = System.currentTimeMillis();

        assertThat(created).isBetween(before, after);
        assertThat(site().last(visitor, "session", "set a 1", "creation-time")).isEqualTo("" + created);
    }

    @Test
    default void a_session_was_last_used_when_it_was_made() {
        List<String> times = site().take(new Visitor(), "session", "creation-time", "last-accessed-time");

        assertThat(times.get(2)).isEqualTo(times.get(1));
    }

    @Test
    default void the_time_of_the_last_use_is_that_of_the_request_before() {
        Visitor visitor = new Visitor();
        long created = Long.parseLong(site().last(visitor, "session", "creation-time"));
        clockAfter(created);

        long second = System.currentTimeMillis();
        assertThat(lastAccessed(visitor)).isBetween(created, second);
        long secondAnswered = System.currentTimeMillis();
        clockAfter(secondAnswered);

        assertThat(lastAccessed(visitor)).isBetween(second, secondAnswered);
    }

    @Test
    default void a_request_that_does_not_touch_its_session_has_used_it_all_the_same() {
        Visitor visitor = visitor();
        long made = System.currentTimeMillis();
        clockAfter(made);

        long before = System.currentTimeMillis();
        assertThat(site().get(visitor, "/plain.txt").statusCode()).isEqualTo(200);
        long after = System.currentTimeMillis();
        clockAfter(after);

        assertThat(lastAccessed(visitor)).isBetween(before, after);
    }

    @Test
    default void the_application_does_not_move_the_time_of_the_last_use_by_what_it_does() {
        Visitor visitor = visitor();

        List<String> given = site().take(
                        visitor,
                        "session",
                        "last-accessed-time",
                        "set b 2",
                        "get b",
                        "set-max-inactive 60",
                        "last-accessed-time");

        assertThat(given.get(5)).isEqualTo(given.get(1));
    }

    @Test
    default void a_session_may_be_unused_for_as_long_as_the_application_says_of_all() {
        List<String> given = site().take(new Visitor(), "session-timeout", "session", "max-inactive");

        assertThat(given).containsExactly("30", "session", "1800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500000", "10", "5"})
    default void a_session_may_be_unused_for_as_long_as_is_said_of_it_alone(String seconds) {
        Visitor visitor = visitor();
        Visitor other = visitor();

        assertThat(site().take(visitor, "session", "set-max-inactive " + seconds, "max-inactive"))
                .containsExactly("session", "set", seconds);

        assertThat(site().last(visitor, "session-false", "max-inactive")).isEqualTo(seconds);
        assertThat(site().last(other, "session-false", "max-inactive")).isEqualTo("1800");
    }

    @Test
    default void an_interval_below_zero_is_told_as_none() {
        Visitor visitor = visitor();

        List<String> given = site().take(visitor, "session", "set-max-inactive -5", "max-inactive");

        assertThat(given.get(1)).isEqualTo("set");
        assertThat(Integer.parseInt(given.get(2))).isNegative();
        assertThat(Integer.parseInt(site().last(visitor, "session", "max-inactive")))
                .isNegative();
    }

    private long lastAccessed(Visitor visitor) {
        return Long.parseLong(site().last(visitor, "session-false", "last-accessed-time"));
    }

    private static void clockAfter(long time) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> System.currentTimeMillis() > time);
    }
}
