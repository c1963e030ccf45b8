package dev.holdfast.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.Occurrence;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.CapturedLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log says of sessions, how loudly, and how often. */
class OccurrenceLogTest {

    // Close to the point where nanoTime turns negative, as it may at any time.
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final OccurrenceLog log = new OccurrenceLog(nanos::get);
    private final CapturedLog captured = new CapturedLog("dev.holdfast.sessions");
    private final SessionRef ref = SessionRef.random(new SecureRandom());

    @AfterEach
    void stop() {
        captured.close();
    }

    @Test
    void the_second_of_a_kind_within_a_second_is_for_debugging_only() {
        List<String> levels = new ArrayList<>();
        for (Duration step :
                List.of(Duration.ZERO, Duration.ZERO, Duration.ofNanos(999_999_999), Duration.ofNanos(1))) {
            nanos.addAndGet(step.toNanos());
            log.tell(Occurrence.STORE_UNAVAILABLE, null, "");
        }
        captured.lines().forEach(line -> levels.add(line.substring(0, line.indexOf(' '))));
        assertThat(levels).containsExactly("WARNING", "FINE", "FINE", "WARNING");
    }

    @Test
    void one_kind_does_not_silence_another() {
        log.tell(Occurrence.SIZE_REFUSED, ref, "");
        log.tell(Occurrence.FIELD_UNREADABLE, ref, "");
        log.tell(Occurrence.TOKEN_FORGED, null, "");
        assertThat(captured.lines())
                .containsExactly("WARNING size-refused " + ref, "WARNING field-unreadable " + ref, "INFO token-forged");
    }

    @Test
    void a_line_names_what_happened_the_session_and_the_detail() {
        log.tell(Occurrence.CONFLICT_OVERWRITTEN, ref, "cart#items");
        assertThat(captured.lines()).containsExactly("WARNING conflict-overwritten " + ref + ": cart#items");
    }

    @ParameterizedTest
    @EnumSource(
            value = Occurrence.class,
            names = {
                "SESSION_CREATED",
                "SESSION_COMMITTED",
                "SESSION_ENDED",
                "SESSION_IDLE",
                "SESSION_EXPIRED",
                "SESSION_RENEWED",
                "CONFLICT_YIELDED",
                "CONFLICT_MERGED"
            })
    void what_is_as_it_should_be_is_for_debugging_only(Occurrence usual) {
        log.tell(usual, ref, "");
        assertThat(captured.lines()).singleElement().asString().startsWith("FINE ");
    }
}
