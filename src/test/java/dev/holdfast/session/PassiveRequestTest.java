package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A passive request reads and writes its session, and lengthens it by nothing. */
class PassiveRequestTest extends HeartTest {

    private static final Duration BEYOND_TOUCH_INTERVAL = Duration.ofMinutes(20);
    private static final Duration REST_OF_IDLE_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final String token = node.create("a", "1");

    @Test
    void it_reads_what_is_stored() {
        WorkingSession request = node.passiveRequest(token);
        assertThat(notes(request).get("a")).isEqualTo("1");
        request.finish();
    }

    @Test
    void the_session_ends_as_if_it_had_not_been() {
        assertMovesNothing(WorkingSession::fields);
        clock.advance(REST_OF_IDLE_TIMEOUT);
        assertThat(stored(token, "a")).isNull();
    }

    @Test
    void a_request_that_counts_would_have_kept_it() {
        clock.advance(BEYOND_TOUCH_INTERVAL);
        node.request(token).fields();
        clock.advance(REST_OF_IDLE_TIMEOUT);
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void what_it_writes_is_stored_and_moves_nothing_either() {
        assertMovesNothing(request -> notes(request).put("a", "2"));
        assertThat(stored(token, "a")).isEqualTo("2");
    }

    @Test
    void to_read_again_under_the_sessions_lock_moves_nothing() {
        assertMovesNothing(request -> {
            request.lockedSection().enter(WAIT, LEASE);
            request.lockedSection().leave();
        });
    }

    @Test
    void to_change_the_secret_moves_nothing() {
        assertMovesNothing(WorkingSession::changeSecret);
    }

    @Test
    void one_that_never_looks_counts_neither_at_its_end_nor_at_its_commit() {
        try (HeartNode exact = new HeartNode(store, "http-session", "replace")) {
            clock.advance(BEYOND_TOUCH_INTERVAL);
            store.onOpen = opened -> {
                throw new AssertionError("it asks the store");
            };
            WorkingSession request = exact.passiveRequest(token);
            request.commit();
            request.finish();
        }
    }

    @Test
    void one_without_a_session_begins_one_as_others_do() {
        WorkingSession request = node.passiveRequest("");
        notes(request).put("a", "first");
        request.commit();
        String begun = HeartNode.sent(request);
        request.finish();
        clock.advance(BEYOND_TOUCH_INTERVAL);
        assertThat(stored(begun, "a")).isEqualTo("first");
    }

    /** Twenty minutes after the session's last use. */
    private void assertMovesNothing(Consumer<WorkingSession> work) {
        long lastUse = clock.millis();
        clock.advance(BEYOND_TOUCH_INTERVAL);
        WorkingSession request = node.passiveRequest(token);
        work.accept(request);
        request.finish();
        store.onOpen = opened -> {};
        WorkingSession next = other.passiveRequest(request.takeTokenInstruction()
                .map(told -> ((TokenInstruction.Send) told).token())
                .orElse(token));
        assertThat(next.times()).hasValueSatisfying(times -> {
            assertThat(times.touchedAt()).isEqualTo(lastUse);
            assertThat(times.deadline())
                    .isEqualTo(lastUse + Duration.ofMinutes(31).toMillis());
        });
        next.finish();
    }
}
