package dev.holdfast.session;

import static dev.holdfast.session.SessionEnvironment.CALLBACK_LEASE;
import static dev.holdfast.session.SessionEnvironment.KEPT_AFTER_DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.LossReason;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.session.store.Tombstone;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that nobody uses any more end by themselves, each with its callbacks on one of two nodes. */
abstract class ReapingContract {

    private static final Duration OVERDUE = Duration.ofMinutes(31).plusMillis(1);

    final Notes.Kind listening = new Notes.Kind(true);
    final AtomicInteger surrounded = new AtomicInteger();
    FaultyStore store;
    HeartNode node;
    HeartNode other;

    abstract SessionStore emptyStore();

    abstract void advance(Duration duration);

    @BeforeEach
    void begin() {
        store = new FaultyStore(emptyStore());
        node = new HeartNode(store, listening);
        other = new HeartNode(store, listening);
    }

    @AfterEach
    void end() {
        node.close();
        other.close();
    }

    @Test
    void an_unused_session_ends_without_any_request_and_its_callbacks_find_the_state() {
        SessionRef ref = create("a", "1");
        assertThat(round(node)).isZero();
        advance(OVERDUE);
        assertThat(round(node)).isOne();
        assertThat(listening.releases()).containsExactly("ended with {a=1}");
        assertThat(node.told()).containsExactly("SESSION_IDLE");
        assertThat(surrounded).hasValue(1);
        assertThat(tombstone(ref).reason()).isEqualTo(LossReason.IDLE);
        assertIsOver(CALLBACK_LEASE);
    }

    @Test
    void a_session_at_its_absolute_time_out_is_told_as_such() {
        try (HeartNode brief =
                new HeartNode(store, listening, "session.idle-timeout", "PT0S", "session.absolute-timeout", "PT1H")) {
            brief.create("a", "1");
        }
        listening.forget();
        advance(Duration.ofHours(1).plusMillis(1));
        assertThat(round(node)).isOne();
        assertThat(node.told()).containsExactly("SESSION_EXPIRED");
        assertThat(listening.releases()).containsExactly("ended with {a=1}");
    }

    @Test
    void a_session_that_a_request_saw_overdue_first_has_its_callbacks_all_the_same() {
        String token = node.create("a", "1");
        advance(OVERDUE);
        assertThat(other.request(token).ref()).isEmpty();
        assertThat(listening.releases()).isEmpty();
        assertThat(round(node)).isOne();
        assertThat(listening.releases()).containsExactly("ended with {a=1}");
        assertThat(node.told()).containsExactly("SESSION_IDLE");
    }

    @Test
    void a_session_in_use_is_left_alone() {
        String token = node.create("a", "1");
        for (int i = 0; i < 3; i++) {
            advance(Duration.ofMinutes(20));
            other.request(token).ref();
            assertThat(round(node)).isZero();
        }
        assertThat(listening.releases()).isEmpty();
    }

    @Test
    void of_racing_nodes_one_runs_the_callbacks_of_each_session() {
        int sessions = 300;
        for (int i = 0; i < sessions; i++) {
            create("a", String.valueOf(i));
        }
        advance(OVERDUE);
        List<Integer> ended = Race.of(4, thread -> round(thread % 2 == 0 ? node : other));
        assertThat(ended.stream().mapToInt(Integer::intValue).sum()).isEqualTo(sessions);
        assertThat(listening.releases())
                .containsExactlyInAnyOrder(IntStream.range(0, sessions)
                        .mapToObj(i -> "ended with {a=" + i + "}")
                        .toArray(String[]::new));
        assertThat(node.told().size() + other.told().size()).isEqualTo(sessions);
        assertIsOver(CALLBACK_LEASE);
    }

    @Test
    void the_callbacks_that_a_node_did_not_come_to_are_taken_over_when_its_lease_is_over() {
        SessionRef ref = create("a", "1");
        advance(OVERDUE);
        AtomicBoolean goesOn = new AtomicBoolean(true); // it claims, and dies
        DueSessions dying = new DueSessions(node.sessions(), Runnable::run, () -> goesOn.getAndSet(false));
        assertThat(dying.reap(ref.tag()).ended()).isOne();
        assertThat(round(other)).isZero();
        assertThat(listening.releases()).isEmpty();
        advance(CALLBACK_LEASE.plusMillis(1));
        assertThat(round(other)).isOne();
        assertThat(listening.releases()).containsExactly("ended with {a=1}");
        assertThat(other.told()).containsExactly("SESSION_IDLE");
        assertThat(node.told()).isEmpty();
        assertIsOver(CALLBACK_LEASE);
    }

    @Test
    void a_node_that_is_being_stopped_claims_nothing_any_more() {
        create("a", "1");
        advance(OVERDUE);
        assertThat(round(new DueSessions(node.sessions(), Runnable::run, () -> false)))
                .isZero();
        assertThat(round(other)).isOne();
    }

    @Test
    void what_half_a_lease_is_not_enough_for_falls_due_again() {
        List<SessionRef> refs = new ArrayList<>(List.of(create("a", "0")));
        while (refs.size() < 3) {
            SessionRef ref = create("a", "0");
            if (ref.tag() == refs.get(0).tag()) {
                refs.add(ref);
            } else {
                store.end(new EndRequest(ref, LossReason.ENDED, "test", "-", 0, 1, EndRequest.BY_RIGHT, false));
            }
        }
        listening.calling(() -> node.nanos.addAndGet(CALLBACK_LEASE.toNanos() / 4));
        advance(OVERDUE);
        assertThat(round(node)).isEqualTo(3);
        assertThat(listening.releases()).hasSize(2);
        advance(CALLBACK_LEASE.plusMillis(1));
        assertThat(round(other)).isOne();
        assertThat(listening.releases()).hasSize(3);
    }

    @Test
    void an_end_by_the_application_whose_node_died_is_taken_over_but_not_counted_again() {
        String token = node.create("a", "1");
        store.finishesFail = true; // the node of this request dies after it has marked the end
        WorkingSession request = node.request(token);
        SessionRef ref = request.ref().orElseThrow();
        request.end();
        store.finishesFail = false;
        listening.forget();
        advance(CALLBACK_LEASE.plusMillis(1));
        assertThat(round(other)).isOne();
        assertThat(listening.releases()).containsExactly("ended with {a=1}");
        assertThat(other.told()).isEmpty();
        advance(Duration.ofHours(23));
        assertThat(tombstone(ref).reason()).isEqualTo(LossReason.ENDED);
    }

    @Test
    void a_store_that_goes_away_after_the_callbacks_does_not_make_them_run_twice() {
        create("a", "1");
        advance(OVERDUE);
        DueSessions reaper = dueSessions(node);
        store.finishesFail = true;
        assertThatThrownBy(() -> round(reaper)).isInstanceOf(StoreUnavailableException.class);
        assertThat(node.told()).isEmpty();
        store.finishesFail = false;
        assertThat(round(reaper)).isZero();
        assertThat(node.told()).containsExactly("SESSION_IDLE");
        advance(CALLBACK_LEASE.plusMillis(1));
        assertThat(round(other)).isZero();
        assertThat(listening.releases()).hasSize(1);
    }

    @Test
    void a_callback_that_fails_is_told_with_its_session_and_does_not_stop_the_others() {
        List<SessionRef> refs = List.of(create("a", "1"), create("a", "1"));
        listening.calling(() -> {
            throw new IllegalArgumentException("planted");
        });
        advance(OVERDUE);
        try (CapturedLog log = new CapturedLog(EndCallbacks.class.getName())) {
            assertThat(round(node)).isEqualTo(2);
            assertThat(log.lines()).hasSize(2).allMatch(line -> line.startsWith("WARNING HF0430"));
            assertThat(log.lines().toString())
                    .contains(refs.get(0).toString(), refs.get(1).toString());
        }
        assertThat(listening.releases()).hasSize(2);
        assertThat(CurrentSession.get()).isEmpty();
        assertIsOver(CALLBACK_LEASE);
    }

    @Test
    void surroundings_that_cannot_be_had_leave_the_callbacks_to_the_next_one() {
        create("a", "1");
        advance(OVERDUE);
        DueSessions failing = new DueSessions(
                node.sessions(),
                callbacks -> {
                    throw new IllegalStateException("planted");
                },
                () -> true);
        assertThatThrownBy(() -> round(failing)).hasMessage("planted");
        advance(CALLBACK_LEASE.plusMillis(1));
        assertThat(round(other)).isOne();
        assertThat(listening.releases()).containsExactly("ended with {a=1}");
    }

    @Test
    void callbacks_run_in_a_session_that_names_itself_and_whatever_they_do_to_it_is_dropped() {
        String token = node.create("a", "1");
        WorkingSession last = node.request(token);
        SessionRef ref = last.ref().orElseThrow();
        List<Object> seen = new ArrayList<>();
        listening.calling(() -> {
            WorkingSession session = CurrentSession.get().orElseThrow();
            Notes.of(session, listening).put("a", "2");
            session.commit();
            session.renew();
            session.end();
            seen.add(session.ref().orElseThrow());
            seen.add(session.times().orElseThrow().createdAt());
            seen.add(session.isNew());
            seen.add(session.fields().keySet().toString());
            seen.add(session.hasFailed());
        });
        advance(OVERDUE);
        int commits = store.commits.get();
        assertThat(round(node)).isOne();
        assertThat(seen).startsWith(ref).endsWith(false, "[a]", false).hasSizeGreaterThanOrEqualTo(5);
        assertThat(store.commits).hasValue(commits);
        assertThat(tombstone(ref).reason()).isEqualTo(LossReason.IDLE);
        assertIsOver(CALLBACK_LEASE);
    }

    @Test
    void with_nobody_listening_sessions_are_purged_at_once_in_one_step_for_many() {
        try (HeartNode deaf = new HeartNode(store, Notes.KIND)) {
            SessionRef ref = create("a", "1");
            advance(OVERDUE);
            Notes.KIND.forget();
            assertThat(round(deaf)).isOne();
            assertThat(Notes.KIND.releases()).isEmpty();
            assertThat(deaf.told()).containsExactly("SESSION_IDLE");
            assertThat(store.end(new EndRequest(ref, LossReason.ENDED, "test", "-", 0, 1, EndRequest.BY_RIGHT, false)))
                    .isInstanceOf(EndAnswer.Already.class);
            assertIsOver(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_session_that_nobody_reaped_in_time_is_not_told_as_lost_by_the_store() {
        create("a", "1");
        advance(OVERDUE.plus(KEPT_AFTER_DEADLINE));
        assertThat(round(node)).isZero();
        assertThat(node.told()).containsExactly("SESSION_LAPSED");
        assertThat(round(node)).isZero();
        assertThat(node.told()).isEmpty();
    }

    SessionRef create(String name, String text) {
        String token = node.create(name, text);
        return node.opened(token).ref();
    }

    DueSessions dueSessions(HeartNode reaping) {
        return new DueSessions(
                reaping.sessions(),
                callbacks -> {
                    surrounded.incrementAndGet();
                    callbacks.run();
                },
                () -> true);
    }

    /** How many sessions a look at all tags has ended. */
    int round(HeartNode reaping) {
        return round(dueSessions(reaping));
    }

    static int round(DueSessions reaper) {
        int ended = 0;
        for (int looked = 0; looked < SessionRef.TAGS; ) {
            DueSessions.Found found = reaper.reap(looked);
            ended += found.ended();
            looked += found.tags() - (found.more() ? 1 : 0);
        }
        return ended;
    }

    private Tombstone tombstone(SessionRef ref) {
        OpenAnswer answer = store.open(
                new OpenRequest(ref, null, null, OpenRequest.Touch.PASSIVE, 0, null, OpenRequest.Reading.FIELDS));
        return ((OpenAnswer.Ended) answer).tombstone();
    }

    /** Nothing is due, not even when a lease is over. */
    private void assertIsOver(Duration lease) {
        advance(lease.plusMillis(1));
        for (int tag = 0; tag < SessionRef.TAGS; tag++) {
            assertThat(store.due(tag, 10).refs()).isEmpty();
        }
    }
}
