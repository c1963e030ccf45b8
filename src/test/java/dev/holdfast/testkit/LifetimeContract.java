package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.ABSOLUTE;
import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.IDLE;
import static dev.holdfast.testkit.SessionDriver.INTERVAL;
import static dev.holdfast.testkit.SessionDriver.LEASE;
import static dev.holdfast.testkit.SessionDriver.RETENTION;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenAnswer.Ended;
import dev.holdfast.session.store.OpenAnswer.Live;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.OpenRequest.Touch;
import dev.holdfast.session.store.Tombstone;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract: how long a session lives. */
public interface LifetimeContract extends StoreFixture {

    /** The smallest step over a limit. */
    Duration BIT = Duration.ofMillis(1);

    @Test
    default void a_use_within_the_touch_interval_moves_nothing() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(INTERVAL.minusSeconds(10));
        Live live = session.touch();
        assertThat(live.times().touchedAt()).isEqualTo(live.times().createdAt());
    }

    @Test
    default void a_use_after_the_touch_interval_moves_the_deadline_on() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(INTERVAL);
        Live live = session.touch();
        assertThat(live.times().touchedAt()).isEqualTo(live.now());
        assertThat(live.times().deadline())
                .isEqualTo(live.now() + IDLE.plus(INTERVAL).toMillis());
        assertThat(live.usedAt()).isEqualTo(live.times().createdAt());
        assertThat(session.live().times()).isEqualTo(live.times());
        assertThat(session.live().usedAt()).isEqualTo(live.now());
    }

    @Test
    default void a_passive_read_moves_nothing() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(INTERVAL.multipliedBy(5));
        Live live = session.live();
        assertThat(live.times().touchedAt()).isEqualTo(live.times().createdAt());
    }

    @Test
    default void a_session_in_use_outlives_its_idle_time_out() {
        SessionDriver session = session();
        session.create("a", "1");
        for (int i = 0; i < 3; i++) {
            advance(IDLE);
            session.touch();
        }
        assertThat(session.fields()).containsEntry("a", "1");
    }

    @Test
    default void no_use_moves_the_deadline_beyond_the_absolute_one() {
        SessionDriver session = session();
        session.create("a", "1");
        for (Duration used = IDLE; used.compareTo(ABSOLUTE) < 0; used = used.plus(IDLE)) {
            advance(IDLE);
            session.touch();
        }
        Live live = session.live();
        assertThat(live.times().deadline()).isEqualTo(live.times().absoluteDeadline());
        advance(IDLE.plus(BIT));
        assertThat(tombstone(session.open()).reason()).isEqualTo(LossReason.ABSOLUTE);
    }

    @Test
    default void a_shorter_touch_interval_never_moves_the_deadline_back() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(Duration.ofSeconds(1));
        Live live = (Live) session.open(null, null, new Touch(0, RETENTION.toMillis()), null, Reading.TIMES);
        assertThat(live.times().deadline() - live.times().createdAt())
                .isGreaterThanOrEqualTo(IDLE.plus(INTERVAL).toMillis());
    }

    @Test
    default void whoever_sees_an_overdue_session_first_ends_it() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        advance(IDLE.plus(INTERVAL).plus(BIT));
        Ended ended = (Ended) session.open(1, session.secret);
        assertThat(ended.tombstone().reason()).isEqualTo(LossReason.IDLE);
        assertThat(ended.tombstone().at()).isEqualTo(ended.now());
        assertThat(ended.tombstone().node()).isEqualTo("-");
        assertThat(ended.tombstone().claim()).isEqualTo("-");
        assertThat(session.commit(id(), first, sets("a", "2"))).isInstanceOf(CommitAnswer.Ended.class);
        assertThat(session.open()).isInstanceOf(Ended.class);
        assertThat(session.end(CLAIM, LEASE, true)).isInstanceOf(EndAnswer.Already.class);
    }

    @Test
    default void a_commit_after_the_deadline_lands_as_long_as_nobody_saw_the_end() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        advance(IDLE.plus(INTERVAL).plus(BIT));
        assertThat(session.commit(id(), first, sets("a", "2"))).isInstanceOf(CommitAnswer.Done.class);
        // It did not bring the session back either.
        assertThat(tombstone(session.open()).reason()).isEqualTo(LossReason.IDLE);
    }

    @Test
    default void nothing_is_left_once_the_retention_is_over() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(IDLE.plus(INTERVAL).plus(RETENTION).minusSeconds(60));
        assertThat(session.open()).isInstanceOf(Ended.class);
        advance(Duration.ofSeconds(61));
        assertThat(session.open()).isInstanceOf(OpenAnswer.Absent.class);
    }

    @Test
    default void a_touched_session_is_kept_for_the_retention_after_its_new_deadline() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(IDLE);
        session.touch();
        advance(IDLE.plus(INTERVAL).plus(RETENTION).minusSeconds(60));
        assertThat(session.open()).isInstanceOf(Ended.class);
    }

    private static Tombstone tombstone(OpenAnswer answer) {
        return ((Ended) answer).tombstone();
    }
}
