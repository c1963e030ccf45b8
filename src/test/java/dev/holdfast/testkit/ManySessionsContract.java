package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.IDLE;
import static dev.holdfast.testkit.SessionDriver.INTERVAL;
import static dev.holdfast.testkit.SessionDriver.LEASE;
import static dev.holdfast.testkit.SessionDriver.RETENTION;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.removals;
import static dev.holdfast.testkit.SessionDriver.secret;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract: many sessions looked at and ended at once, and what the ledger knows of one. */
public interface ManySessionsContract extends StoreFixture {

    @Test
    default void a_look_tells_the_times_and_one_field_of_each_in_the_order_asked() {
        List<SessionDriver> sessions = created(20);
        List<Glance> glances = look(sessions);
        assertThat(glances)
                .extracting(Glance::ref)
                .isEqualTo(sessions.stream().map(session -> session.ref).toList());
        for (int i = 0; i < sessions.size(); i++) {
            assertThat(glances.get(i).times()).contains(sessions.get(i).live().times());
            assertThat(field(glances.get(i))).isEqualTo("of-" + i);
        }
    }

    @Test
    default void what_is_no_live_session_or_has_no_such_field_is_told_as_that() {
        SessionDriver absent = session();
        SessionDriver without = session();
        CommitId first = without.create("who", "ada", "b", "2");
        without.commitDone(first, removals("who"));
        SessionDriver ended = session();
        ended.create("who", "ada");
        ended.end(CLAIM, LEASE, false);
        SessionDriver purged = session();
        purged.create("who", "ada");
        purged.end(CLAIM, Duration.ZERO, false);
        SessionDriver empty = session();
        empty.create("who", "");

        List<Glance> glances = look(List.of(absent, without, ended, purged, empty));
        assertThat(glances)
                .extracting(glance -> glance.times().isPresent())
                .containsExactly(false, true, false, false, true);
        assertThat(glances).extracting(ManySessionsContract::field).containsExactly(null, null, null, null, "");
    }

    @Test
    default void a_look_at_no_session_tells_nothing() {
        assertThat(look(List.of())).isEmpty();
    }

    @Test
    default void a_session_asked_for_twice_is_told_twice() {
        SessionDriver session = created(1).get(0);
        assertThat(look(List.of(session, session)))
                .extracting(ManySessionsContract::field)
                .containsExactly("of-0", "of-0");
    }

    @Test
    default void a_look_is_no_use_of_a_session() {
        SessionDriver session = created(1).get(0);
        advance(INTERVAL.multipliedBy(2));
        look(List.of(session));
        assertThat(session.live().times().touchedAt())
                .isEqualTo(session.live().times().createdAt());
    }

    @Test
    default void a_look_does_not_ask_whether_a_session_is_overdue_and_ends_none() {
        SessionDriver session = created(1).get(0);
        advance(IDLE.plus(INTERVAL).plusMillis(1));
        assertThat(look(List.of(session)).get(0).times()).isPresent();
        assertThat(session.open()).isInstanceOfSatisfying(OpenAnswer.Ended.class, ended -> assertThat(
                        ended.tombstone().at())
                .as("by this read")
                .isEqualTo(ended.now()));
    }

    @Test
    default void each_of_many_is_ended_or_it_is_told_why_not_in_the_order_asked() {
        List<SessionDriver> sessions = Stream.generate(this::session).limit(5).toList();
        SessionDriver replaced = sessions.get(3);
        sessions.subList(0, 4).forEach(session -> session.create("a", "1"));
        sessions.get(1).end("claim-of-somebody-else", LEASE, false);
        replaced.commit(
                id(), 0, sets("user", "ada"), new Continuation(replaced.live().newest(), 1, null, secret()));
        List<EndRequest> requests = sessions.stream()
                .map(session -> end(session.ref, session == replaced ? 1 : EndRequest.BY_RIGHT))
                .toList();

        for (int sent = 0; sent < 2; sent++) {
            List<EndAnswer> answers = store().endAll(requests);
            assertThat(answers)
                    .extracting(Object::getClass)
                    .containsExactly(
                            EndAnswer.Mine.class,
                            EndAnswer.Already.class,
                            EndAnswer.Mine.class,
                            EndAnswer.Renewed.class,
                            EndAnswer.Absent.class);
            assertThat(((EndAnswer.Mine) answers.get(0)).tombstone().reason()).isEqualTo(LossReason.ENDED);
        }
        assertThat(sessions)
                .extracting(SessionDriver::open)
                .extracting(Object::getClass)
                .containsExactly(
                        OpenAnswer.Ended.class,
                        OpenAnswer.Ended.class,
                        OpenAnswer.Ended.class,
                        OpenAnswer.Live.class,
                        OpenAnswer.Absent.class);
        assertThat(store().claimed(sessions.get(2).ref, CLAIM)).isPresent();
    }

    @Test
    default void to_end_no_session_does_nothing() {
        assertThat(store().endAll(List.of())).isEmpty();
    }

    @Test
    default void a_thousand_sessions_are_looked_at_and_ended_at_once() {
        List<SessionDriver> sessions = created(1_000);
        List<Glance> glances = look(sessions);
        for (int i = 0; i < sessions.size(); i++) {
            assertThat(glances.get(i).ref()).isEqualTo(sessions.get(i).ref);
            assertThat(field(glances.get(i))).isEqualTo("of-" + i);
        }
        List<EndRequest> requests = sessions.stream()
                .map(session -> end(session.ref, EndRequest.BY_RIGHT))
                .toList();
        assertThat(store().endAll(requests)).hasSize(1_000).allMatch(EndAnswer.Mine.class::isInstance);
        assertThat(look(sessions)).allMatch(glance -> glance.times().isEmpty());
    }

    @Test
    default void the_ledger_knows_a_lower_bound_of_a_sessions_deadline() {
        SessionDriver session = session();
        assertThat(store().recordedDeadline(session.ref)).isEmpty();
        session.create("a", "1");
        assertThat(store().recordedDeadline(session.ref))
                .hasValue(session.live().times().deadline());
        advance(INTERVAL.multipliedBy(2));
        session.touch();
        assertThat(store().recordedDeadline(session.ref).orElseThrow())
                .isLessThan(session.live().times().deadline())
                .isGreaterThan(session.live().now());
    }

    @Test
    default void the_ledger_knows_nothing_of_a_session_that_was_purged() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end(CLAIM, Duration.ZERO, false);
        assertThat(store().recordedDeadline(session.ref)).isEmpty();
    }

    @Test
    default void the_ledger_still_knows_of_a_session_that_is_gone_without_an_end() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(IDLE.plus(INTERVAL).plus(RETENTION).plusMinutes(1));
        OpenAnswer answer = session.open();
        assertThat(answer).isInstanceOf(OpenAnswer.Absent.class);
        assertThat(store().recordedDeadline(session.ref).orElseThrow()).isLessThan(answer.now());
    }

    private List<SessionDriver> created(int count) {
        List<SessionDriver> sessions =
                Stream.generate(this::session).limit(count).toList();
        IntStream.range(0, count).forEach(i -> sessions.get(i).create("who", "of-" + i, "a", "x".repeat(100)));
        return sessions;
    }

    private List<Glance> look(List<SessionDriver> sessions) {
        return store().look(sessions.stream().map(session -> session.ref).toList(), "who");
    }

    private static EndRequest end(SessionRef ref, int generation) {
        return new EndRequest(
                ref, LossReason.ENDED, "node-1", CLAIM, LEASE.toMillis(), RETENTION.toMillis(), generation, false);
    }

    private static @Nullable String field(Glance glance) {
        return SessionDriver.text(glance.field().orElse(null));
    }
}
