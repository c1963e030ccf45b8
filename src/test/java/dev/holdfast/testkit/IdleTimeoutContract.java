package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.ABSOLUTE;
import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.IDLE;
import static dev.holdfast.testkit.SessionDriver.INTERVAL;
import static dev.holdfast.testkit.SessionDriver.RETENTION;
import static dev.holdfast.testkit.SessionDriver.TOUCH;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.secret;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitAnswer.Done;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenAnswer.Ended;
import dev.holdfast.session.store.OpenAnswer.Live;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.OpenRequest.Touch;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.SecretHash;
import dev.holdfast.session.store.SessionTimes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract: a session's own idle time-out can change, by a commit. */
public interface IdleTimeoutContract extends StoreFixture {

    Duration BRIEF = Duration.ofMinutes(5);
    Duration LONG = Duration.ofMinutes(90);

    @Test
    default void a_new_idle_time_out_counts_from_now_and_is_told_to_the_next_reader() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        advance(Duration.ofMinutes(10));
        Live before = session.live();
        assertThat(change(session, id(), first, BRIEF, Changes.NONE)).isInstanceOf(Done.class);
        Live live = session.live();
        assertThat(live.times().idleTimeout()).isEqualTo(BRIEF.toMillis());
        assertThat(live.times().deadline()).isBetween(before.now() + span(BRIEF), live.now() + span(BRIEF));
        assertThat(live.times().touchedAt()).isEqualTo(before.times().touchedAt());
        assertThat(live.times().createdAt()).isEqualTo(before.times().createdAt());
        assertThat(live.times().absoluteDeadline()).isEqualTo(before.times().absoluteDeadline());
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    default void a_commit_without_a_new_idle_time_out_leaves_the_times_alone() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        SessionTimes times = session.live().times();
        session.commitDone(first, sets("a", "2"));
        assertThat(session.live().times()).isEqualTo(times);
    }

    @Test
    default void a_shorter_idle_time_out_makes_the_session_due_earlier() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        change(session, id(), first, BRIEF, sets("a", "2"));
        advance(Duration.ofMillis(span(BRIEF) - 10_000));
        assertThat(session.due()).isEmpty();
        assertThat(session.fields()).isEqualTo(Map.of("a", "2"));
        advance(Duration.ofMillis(10_001));
        assertThat(session.due()).containsExactly(session.ref);
        assertThat(session.reap(CLAIM)).hasOnlyElementsOfType(Reaped.Claimed.class);
        assertThat(((Ended) session.open()).tombstone().reason()).isEqualTo(LossReason.IDLE);
    }

    @Test
    default void a_longer_idle_time_out_lets_the_session_live_longer_and_its_key_too() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        change(session, id(), first, LONG, Changes.NONE);
        advance(LONG);
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
        assertThat(session.due()).isEmpty();
        advance(INTERVAL.plusMillis(1));
        assertThat(session.due()).containsExactly(session.ref);
        advance(RETENTION.minusMinutes(2));
        assertThat(session.open()).isInstanceOf(Ended.class);
    }

    @Test
    default void the_key_of_a_session_with_a_shorter_idle_time_out_goes_earlier() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        change(session, id(), first, BRIEF, Changes.NONE);
        advance(BRIEF.plus(INTERVAL).plus(RETENTION).plusMillis(1));
        assertThat(session.open()).isInstanceOf(OpenAnswer.Absent.class);
    }

    @Test
    default void no_idle_time_out_moves_the_deadline_beyond_the_absolute_one() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        change(session, id(), first, ABSOLUTE.multipliedBy(2), Changes.NONE);
        SessionTimes times = session.live().times();
        assertThat(times.deadline()).isEqualTo(times.absoluteDeadline());
    }

    @Test
    default void no_idle_time_out_at_all_leaves_the_absolute_one() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        change(session, id(), first, Duration.ZERO, Changes.NONE);
        SessionTimes times = session.live().times();
        assertThat(times.idleTimeout()).isZero();
        assertThat(times.deadline()).isEqualTo(times.absoluteDeadline());
        SessionDriver endless = session();
        CommitId created = id();
        endless.create(created, 0, Changes.NONE, endless.terms(IDLE, Duration.ZERO));
        change(endless, id(), created, Duration.ZERO, Changes.NONE);
        advance(Duration.ofDays(400));
        assertThat(endless.live().times().deadline()).isEqualTo(SessionTimes.NEVER);
        assertThat(endless.due()).doesNotContain(endless.ref);
    }

    @Test
    default void a_use_moves_the_deadline_on_by_the_new_idle_time_out() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        change(session, id(), first, BRIEF, Changes.NONE);
        advance(INTERVAL);
        Live live = session.touch();
        assertThat(live.times().touchedAt()).isEqualTo(live.now());
        assertThat(live.times().deadline()).isEqualTo(live.now() + span(BRIEF));
    }

    @Test
    default void a_change_sent_twice_is_answered_the_same_and_done_once() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        CommitId change = id();
        CommitAnswer once = change(session, change, first, BRIEF, Changes.NONE);
        SessionTimes times = session.live().times();
        session.commitDone(change, sets("a", "2"));
        CommitAnswer twice = change(session, change, first, BRIEF, Changes.NONE);
        assertThat(((Done) twice).before()).isEqualTo(((Done) once).before()).isEqualTo(first);
        assertThat(session.live().times()).isEqualTo(times);
        change(session, id(), session.live().newest(), LONG, Changes.NONE);
        change(session, change, first, BRIEF, Changes.NONE);
        assertThat(session.live().times().idleTimeout()).isEqualTo(LONG.toMillis());
    }

    @Test
    default void a_change_that_is_refused_changes_no_times() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        SessionTimes times = session.live().times();
        CommitId newest = session.commitDone(first, sets("a", "2"));
        assertThat(change(session, id(), first, BRIEF, sets("a", "3"))).isInstanceOf(CommitAnswer.Conflict.class);
        assertThat(change(session, id(), id(), BRIEF, Changes.NONE)).isInstanceOf(CommitAnswer.Behind.class);
        Continuation fenced = new Continuation(newest, 1, new byte[] {1}, null, BRIEF.toMillis(), TOUCH, Set.of());
        assertThat(session.commit(id(), 0, Changes.NONE, fenced)).isInstanceOf(CommitAnswer.Fenced.class);
        assertThat(session.live().times()).isEqualTo(times);
        session.end(CLAIM, Duration.ZERO, false);
        assertThat(change(session, id(), newest, BRIEF, Changes.NONE)).isInstanceOf(CommitAnswer.Ended.class);
        assertThat(change(session(), id(), newest, BRIEF, Changes.NONE)).isInstanceOf(CommitAnswer.Absent.class);
    }

    @Test
    default void a_new_secret_and_a_new_idle_time_out_come_in_one_commit_without_any_field() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        SecretHash fresh = secret();
        Continuation basis = new Continuation(first, 1, null, fresh, BRIEF.toMillis(), TOUCH, Set.of());
        assertThat(session.commit(id(), 0, Changes.NONE, basis)).isInstanceOf(Done.class);
        assertThat(session.open(2, fresh)).isInstanceOfSatisfying(Live.class, live -> assertThat(
                        live.times().idleTimeout())
                .isEqualTo(BRIEF.toMillis()));
        assertThat(session.open(1, session.secret)).isInstanceOf(OpenAnswer.Refused.class);
    }

    @Test
    default void a_new_secret_alone_comes_without_any_field() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        SecretHash fresh = secret();
        CommitId change = id();
        Continuation basis = new Continuation(first, 1, null, fresh);
        assertThat(session.commit(change, 0, Changes.NONE, basis)).isInstanceOf(Done.class);
        assertThat(session.commit(change, 0, Changes.NONE, basis)).isInstanceOf(Done.class);
        assertThat(session.open(2, fresh)).isInstanceOf(Live.class);
        assertThat(session.open(1, session.secret))
                .isInstanceOfSatisfying(OpenAnswer.Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(OpenAnswer.Refusal.RENEWED));
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    default void a_reader_of_before_learns_of_the_new_times_though_no_field_is_newer() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        change(session, id(), first, BRIEF, Changes.NONE);
        Live live = (Live) session.open(null, first, Touch.PASSIVE, null, Reading.FIELDS);
        assertThat(live.times().idleTimeout()).isEqualTo(BRIEF.toMillis());
        assertThat(live.content()).isEqualTo(new OpenAnswer.Content.Changed(Map.of()));
    }

    private static CommitAnswer change(
            SessionDriver session, CommitId id, CommitId seen, Duration idle, Changes changes) {
        return session.commit(id, 0, changes, new Continuation(seen, 1, null, null, idle.toMillis(), TOUCH, Set.of()));
    }

    /** How long a session with this idle time-out lives unused. */
    private static long span(Duration idle) {
        return idle.plus(INTERVAL).toMillis();
    }
}
