package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An outage is told of, and does not fill the disk. */
class NotStoredLogTest {

    private static final Exception DOWN = new IllegalStateException("down");

    private final MovableClock clock = new MovableClock();
    private final NotStoredLog log =
            new NotStoredLog(System.getLogger("dev.holdfast.web.test"), new RateLimit(clock, Duration.ofSeconds(10)));
    private final CapturedLog written = new CapturedLog("dev.holdfast.web.test");

    @AfterEach
    void stopListening() {
        written.close();
    }

    @Test
    void the_first_request_is_warned_of_at_once() {
        log.tell(DOWN);
        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith("WARNING HF0601")
                .endsWith(": down");
    }

    @Test
    void the_next_warning_counts_those_held_back() {
        for (int i = 0; i < 1_235; i++) {
            log.tell(DOWN);
        }
        assertThat(warnings()).hasSize(1);
        clock.advance(Duration.ofSeconds(10));
        log.tell(DOWN);
        assertThat(warnings()).hasSize(2).last().asString().contains("down (1234 more");
        clock.advance(Duration.ofSeconds(10));
        log.tell(null);
        assertThat(warnings()).hasSize(3).last().asString().endsWith("the store could not be asked");
    }

    @Test
    void each_request_is_told_of_at_debug() {
        log.tell(DOWN);
        log.tell(DOWN);
        assertThat(written.lines())
                .filteredOn(line -> line.startsWith("FINE HF0601"))
                .hasSize(2);
    }

    @Test
    void the_log_of_the_filter_is_limited() {
        try (CapturedLog filters = new CapturedLog("dev.holdfast.web")) {
            for (int i = 0; i < 5; i++) {
                WebLog.notStored(DOWN);
            }
            assertThat(filters.lines())
                    .filteredOn(line -> line.startsWith("WARNING"))
                    .hasSizeLessThan(5);
            assertThat(filters.lines())
                    .filteredOn(line -> line.startsWith("FINE"))
                    .hasSize(5);
        }
    }

    private List<String> warnings() {
        return written.lines().stream()
                .filter(line -> line.startsWith("WARNING"))
                .toList();
    }
}
