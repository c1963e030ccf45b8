package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.ABSOLUTE;
import static dev.holdfast.testkit.SessionDriver.IDLE;
import static dev.holdfast.testkit.SessionDriver.INTERVAL;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.SessionTimes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract: how a session comes into being. */
public interface CreationContract extends StoreFixture {

    @Test
    default void a_ref_that_was_never_created_is_absent() {
        assertThat(session().open()).isInstanceOf(OpenAnswer.Absent.class);
    }

    @Test
    default void a_created_session_holds_its_fields_and_times() {
        SessionDriver session = session();
        CommitId id = session.create("cart#items", "three", "cart#total", "12");
        OpenAnswer.Live live = session.live();
        assertThat(session.fields()).isEqualTo(Map.of("cart#items", "three", "cart#total", "12"));
        assertThat(live.newest()).isEqualTo(id);
        SessionTimes times = live.times();
        assertThat(times.idleTimeout()).isEqualTo(IDLE.toMillis());
        assertThat(times.deadline())
                .isEqualTo(times.createdAt() + IDLE.plus(INTERVAL).toMillis());
        assertThat(times.absoluteDeadline()).isEqualTo(times.createdAt() + ABSOLUTE.toMillis());
        assertThat(times.touchedAt()).isEqualTo(times.createdAt()).isLessThanOrEqualTo(live.now());
        assertThat(live.usedAt()).isEqualTo(times.createdAt());
    }

    @Test
    default void a_session_without_fields_is_created_too() {
        SessionDriver session = session();
        CommitId first = id();
        assertThat(session.create(first, 0, Changes.NONE, session.terms())).isInstanceOf(CommitAnswer.Done.class);
        assertThat(session.live().newest()).isEqualTo(first);
        assertThat(session.fields()).isEmpty();
        session.commitDone(first, sets("a", "1"));
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    default void a_session_without_time_outs_never_ends_by_itself() {
        SessionDriver session = session();
        session.create(id(), 0, sets("a", "1"), session.terms(Duration.ZERO, Duration.ZERO));
        advance(Duration.ofDays(400));
        assertThat(session.touch().times().deadline()).isEqualTo(SessionTimes.NEVER);
    }

    @Test
    default void a_time_out_longer_than_six_bytes_tell_counts_as_the_longest() {
        SessionDriver session = session();
        session.create(id(), 0, sets("a", "1"), session.terms(Duration.ofMillis(Long.MAX_VALUE), Duration.ZERO));
        assertThat(session.touch().times().deadline()).isEqualTo(SessionTimes.NEVER);
    }

    @Test
    default void creating_under_a_taken_ref_is_refused() {
        SessionDriver session = session();
        session.create("a", "mine");
        assertThat(session.create(id(), 0, sets("a", "yours"), session.terms()))
                .isInstanceOf(CommitAnswer.Exists.class);
        assertThat(session.fields()).isEqualTo(Map.of("a", "mine"));
    }

    @Test
    default void a_creation_sent_twice_is_answered_the_same_and_done_once() {
        SessionDriver session = session();
        CommitId id = id();
        for (int i = 0; i < 2; i++) {
            assertThat(session.create(id, 0, sets("a", "1"), session.terms()))
                    .isInstanceOfSatisfying(CommitAnswer.Done.class, done -> assertThat(done.before())
                            .isNull());
        }
        assertThat(session.live().newest()).isEqualTo(id);
    }

    @Test
    default void a_creation_after_its_time_does_not_land() {
        SessionDriver session = session();
        long now = session.open().now();
        assertThat(session.create(id(), now - 1, sets("a", "1"), session.terms()))
                .isInstanceOf(CommitAnswer.Late.class);
        assertThat(session.open()).isInstanceOf(OpenAnswer.Absent.class);
        assertThat(session.create(id(), now + 60_000, sets("a", "1"), session.terms()))
                .isInstanceOf(CommitAnswer.Done.class);
    }

    @Test
    default void names_and_values_may_be_any_bytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String value = new String(all, StandardCharsets.ISO_8859_1);
        SessionDriver session = session();
        session.create("naïve #\n'\"€\r\n", value, "", "", "with\0nul", "0", "%s{}", "");
        assertThat(session.fields())
                .isEqualTo(Map.of("naïve #\n'\"€\r\n", value, "", "", "with\0nul", "0", "%s{}", ""));
    }

    @Test
    default void names_that_are_kept_for_metadata_are_refused() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        assertThatIllegalArgumentException().isThrownBy(() -> session.commit(id(), first, sets("@t", "x")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.commit(id(), first, new Changes(Map.of(), Set.of("@v"))));
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    default void thousands_of_fields_and_large_values_fit() {
        SessionDriver session = session();
        String[] pairs = new String[2 * 9_001];
        for (int i = 0; i < 9_001; i++) {
            pairs[2 * i] = "field-" + i;
            pairs[2 * i + 1] = "value-" + i;
        }
        pairs[1] = "x".repeat(1 << 20);
        CommitId first = session.create(pairs);
        assertThat(session.fields())
                .hasSize(9_001)
                .containsEntry("field-9000", "value-9000")
                .containsEntry("field-0", pairs[1]);

        Set<String> all = session.fields().keySet();
        session.commitDone(first, new Changes(Map.of(), all));
        assertThat(session.fields()).isEmpty();
    }
}
