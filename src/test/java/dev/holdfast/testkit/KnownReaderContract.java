package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.ABSOLUTE;
import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.GRACE;
import static dev.holdfast.testkit.SessionDriver.IDLE;
import static dev.holdfast.testkit.SessionDriver.INTERVAL;
import static dev.holdfast.testkit.SessionDriver.LEASE;
import static dev.holdfast.testkit.SessionDriver.TOUCH;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.secret;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenAnswer.Content;
import dev.holdfast.session.store.OpenAnswer.Live;
import dev.holdfast.session.store.OpenAnswer.Refusal;
import dev.holdfast.session.store.OpenAnswer.Refused;
import dev.holdfast.session.store.OpenAnswer.Standing;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.OpenRequest.Touch;
import dev.holdfast.session.store.SecretHash;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract: a reader who has seen the newest commit is held to all the rules. A store may answer such reads by a short cut. */
public interface KnownReaderContract extends StoreFixture {

    @Test
    default void who_has_seen_all_is_told_the_times_and_the_newest_commit() {
        SessionDriver session = session();
        CommitId newest = session.create("a", "1");
        advance(INTERVAL.dividedBy(2));
        Live live = (Live) known(session, 1, session.secret, newest);
        assertThat(live.content()).isInstanceOf(Content.Same.class);
        assertThat(live.newest()).isEqualTo(newest);
        assertThat(live.standing()).isEqualTo(Standing.CURRENT);
        assertThat(live.times()).isEqualTo(session.live().times());
        assertThat(live.usedAt()).isEqualTo(live.times().touchedAt());
        assertThat(live.now())
                .isBetween(live.times().createdAt(), session.live().now())
                .isNotEqualTo(live.times().createdAt());
    }

    @Test
    default void who_has_seen_all_needs_the_current_secret() {
        SessionDriver session = session();
        CommitId newest = session.create("a", "1");
        assertThat(known(session, 1, secret(), newest)).isEqualTo(refused(Refusal.FORGED));
        assertThat(((Live) known(session, 2, session.secret, newest)).standing())
                .isEqualTo(Standing.AHEAD);
        session.renew(1, session.secret, secret());
        assertThat(((Live) known(session, 1, session.secret, newest)).standing())
                .isEqualTo(Standing.PREVIOUS);
        assertThat(known(session, 1, secret(), newest)).isEqualTo(refused(Refusal.FORGED));
        assertThat(known(session, 0, session.secret, newest)).isEqualTo(refused(Refusal.REPLAYED));
    }

    @Test
    default void the_new_secret_is_seen_though_nothing_else_is_new() {
        SessionDriver session = session();
        CommitId newest = session.create("a", "1");
        SecretHash second = secret();
        session.renew(1, session.secret, second);
        known(session, 2, second, newest);
        advance(GRACE.plusMillis(1));
        assertThat(known(session, 1, session.secret, newest)).isEqualTo(refused(Refusal.REPLAYED));
    }

    @Test
    default void the_deadline_moves_on_though_nothing_else_is_new() {
        SessionDriver session = session();
        CommitId newest = session.create("a", "1");
        advance(INTERVAL);
        Live live = (Live) known(session, 1, session.secret, newest);
        assertThat(live.content()).isInstanceOf(Content.Same.class);
        assertThat(live.times().touchedAt()).isEqualTo(live.now());
        assertThat(live.usedAt()).isEqualTo(live.times().createdAt());
        assertThat(session.live().times()).isEqualTo(live.times());
    }

    @Test
    default void who_has_seen_all_is_told_of_the_end() {
        SessionDriver idle = session();
        CommitId ofIdle = idle.create("a", "1");
        SessionDriver ended = session();
        CommitId ofEnded = ended.create("a", "1");
        ended.end(CLAIM, LEASE, false);
        assertThat(known(ended, 1, ended.secret, ofEnded)).isInstanceOf(OpenAnswer.Ended.class);
        advance(IDLE.plus(INTERVAL));
        assertThat(idle.open(new Credential(1, idle.secret), ofIdle, Touch.PASSIVE, null, Reading.FIELDS))
                .isInstanceOf(OpenAnswer.Ended.class);
    }

    @Test
    default void a_session_without_an_idle_time_out_is_not_moved_on() {
        SessionDriver session = session();
        CommitId newest = id();
        session.create(newest, 0, sets("a", "1"), session.terms(Duration.ZERO, ABSOLUTE));
        advance(INTERVAL.multipliedBy(2));
        Live live = (Live) known(session, 1, session.secret, newest);
        assertThat(live.times().touchedAt()).isEqualTo(live.times().createdAt());
    }

    @Test
    default void a_locks_mark_is_written_though_nothing_is_new() {
        SessionDriver session = session();
        CommitId newest = session.create("a", "1");
        byte[] mark = {1, 2, 3};
        open(session, 1, session.secret, newest, mark);
        assertThat(session.commit(id(), 0, sets("a", "2"), new Continuation(newest, 1, new byte[] {9}, null)))
                .isInstanceOf(CommitAnswer.Fenced.class);
        assertThat(session.commit(id(), 0, sets("a", "2"), new Continuation(newest, 1, mark, null)))
                .isInstanceOf(CommitAnswer.Done.class);
    }

    private static OpenAnswer known(SessionDriver session, int generation, SecretHash secret, CommitId newest) {
        return open(session, generation, secret, newest, null);
    }

    private static OpenAnswer open(
            SessionDriver session, int generation, SecretHash secret, CommitId newest, byte @Nullable [] fence) {
        OpenAnswer answer = session.open(new Credential(generation, secret), newest, TOUCH, fence, Reading.FIELDS);
        return answer instanceof Refused refused ? new Refused(0, refused.refusal()) : answer;
    }

    private static Refused refused(Refusal why) {
        return new Refused(0, why);
    }
}
