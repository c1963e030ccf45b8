package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.support.Visitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract: which sessions end because nobody uses them, and who is told (Servlet 6.0, 7.5). */
public interface ExpiryContract extends Contract {

    /** How long a server may take to end a session that is due. */
    Duration reaped();

    @Test
    default void an_unused_session_ends() {
        Visitor visitor = visitor();
        site().take(visitor, "session", "set-max-inactive 1");

        unusedFor(Duration.ofMillis(2_200));

        assertThat(site().take(visitor, "requested-valid", "session-false")).containsExactly("false", "none");
        List<String> next = site().take(visitor, "session", "is-new", "get a");
        assertThat(next).containsExactly("session", "true", "null");
    }

    @Test
    default void a_session_in_use_does_not_end() {
        Visitor visitor = visitor();
        site().take(visitor, "session", "set-max-inactive 2");
        long begin = System.nanoTime();

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    assertThat(site().last(visitor, "session-false", "get a")).isEqualTo("1");
                    return System.nanoTime() - begin > Duration.ofSeconds(4).toNanos();
                });
    }

    @Test
    default void a_session_does_not_end_under_the_request_that_uses_it() {
        assertThat(site().take(visitor(), "session", "set-max-inactive 1", "linger 2500", "session-false", "get a"))
                .containsExactly("session", "set", "false", "session", "1");
    }

    @Test
    default void a_session_with_an_interval_below_zero_does_not_end() {
        assertDoesNotEnd("-1");
    }

    @Test
    default void a_session_with_an_interval_of_zero_does_not_end() {
        assertDoesNotEnd("0");
    }

    @Test
    default void a_session_that_ends_unused_is_told_of_once_with_its_attributes() {
        Visitor visitor = new Visitor();
        String id = site().take(visitor, "session", "id", "set-bound a x", "set b 2", "set-max-inactive 1")
                .get(1);

        unusedFor(Duration.ofMillis(2_200));
        site().take(visitor, "session-false");
        await().atMost(reaped())
                .until(() -> journal(id, line -> line.startsWith("removed")), lines -> lines.size() == 2);
        site().take(visitor, "session-false");

        assertThat(journal(id, line -> line.contains("destroyed") && !line.startsWith("annotated")))
                .containsExactly("second: destroyed, a: x", "first: destroyed, a: x");
        assertThat(journal(id, line -> line.startsWith("annotated: destroyed"))).hasSize(1);
        assertThat(journal(id, line -> line.contains("unbound"))).containsExactly("x unbound from a, seen: nothing");
        assertThat(journal(id, line -> line.startsWith("removed")))
                .containsExactlyInAnyOrder("removed a=x, seen: nothing", "removed b=2, seen: nothing");
    }

    @Test
    default void a_session_that_ends_unused_is_told_of_though_nobody_comes_back() {
        String id = site().take(new Visitor(), "session", "id", "set a 1", "set-max-inactive 1")
                .get(1);

        await().atMost(reaped())
                .until(() -> journal(id, line -> line.contains("destroyed")), lines -> lines.size() == 3);

        assertThat(journal(id, line -> line.contains("destroyed"))).allMatch(line -> line.endsWith("a: 1"));
    }

    private void assertDoesNotEnd(String seconds) {
        Visitor visitor = visitor();
        site().take(visitor, "session", "set-max-inactive 2");
        assertThat(site().last(visitor, "session", "set-max-inactive " + seconds))
                .isEqualTo("set");

        unusedFor(Duration.ofMillis(3_200));

        List<String> given = site().take(visitor, "session-false", "get a", "max-inactive");
        assertThat(given.subList(0, 2)).containsExactly("session", "1");
        assertThat(Integer.parseInt(given.get(2))).isNotPositive();
    }

    /** Lets time go by in which nobody uses the session. */
    default void unusedFor(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }
}
