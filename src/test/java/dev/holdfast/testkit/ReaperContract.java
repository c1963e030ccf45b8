package dev.holdfast.testkit;

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
import dev.holdfast.session.store.DueAnswer;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.Tombstone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract: sessions that nobody looks at any more end all the same, each by one reaper. */
public interface ReaperContract extends StoreFixture {

    Duration OVERDUE = IDLE.plus(INTERVAL).plusMillis(1);

    @Test
    default void a_session_is_due_only_after_its_deadline() {
        SessionDriver session = session();
        session.create("a", "1");
        assertThat(session.due()).isEmpty();
        advance(OVERDUE);
        assertThat(session.due()).containsExactly(session.ref);
    }

    @Test
    default void look_after_look_finds_what_is_due_in_every_tag_whichever_is_the_first() {
        List<SessionRef> created = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SessionDriver session = session();
            session.create("a", "1");
            created.add(session.ref);
        }
        advance(OVERDUE);
        for (int from : List.of(0, 40, SessionRef.TAGS - 1)) {
            assertThat(round(from)).containsExactlyInAnyOrderElementsOf(created);
        }
    }

    @Test
    default void a_look_ends_with_the_tag_in_which_the_limit_is_reached() {
        SessionDriver near = session();
        near.create("a", "1");
        SessionDriver far = session();
        while (far.ref.tag() == near.ref.tag()) {
            far = session();
        }
        far.create("a", "1");
        advance(OVERDUE);
        assertThat(store().due(near.ref.tag(), 1)).isEqualTo(new DueAnswer(List.of(near.ref), 1));
        assertThat(store().due(far.ref.tag(), 1)).isEqualTo(new DueAnswer(List.of(far.ref), 1));
    }

    @Test
    default void no_more_than_the_limit_are_told_longest_overdue_first() {
        SessionDriver older = session();
        older.create("a", "1");
        advance(Duration.ofSeconds(1));
        SessionDriver younger = session();
        while (younger.ref.tag() != older.ref.tag()) {
            younger = session();
        }
        younger.create("a", "1");
        advance(OVERDUE);
        assertThat(older.due()).containsExactly(older.ref, younger.ref);
        assertThat(older.store.due(older.ref.tag(), 1).refs()).containsExactly(older.ref);
    }

    @Test
    default void an_overdue_session_is_claimed_by_the_reaper() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        advance(OVERDUE);
        Tombstone tombstone = claimed(session.reap(CLAIM));
        assertThat(tombstone.reason()).isEqualTo(LossReason.IDLE);
        assertThat(tombstone.node()).isEqualTo("reaper");
        assertThat(tombstone.claim()).isEqualTo(CLAIM);
        assertThat(session.commit(id(), first, sets("a", "2"))).isInstanceOf(CommitAnswer.Ended.class);
        assertThat(session.due()).isEmpty();
        // Sent twice: claimed again, by the same tombstone.
        assertThat(claimed(session.reap(CLAIM))).isEqualTo(tombstone);
        assertThat(session.reap("another-" + CLAIM)).isEmpty();
        assertThat(session.finish(CLAIM)).isEqualTo(FinishAnswer.DONE);
    }

    @Test
    default void an_absolute_deadline_is_told_as_the_reason() {
        SessionDriver session = session();
        session.create(id(), 0, sets("a", "1"), session.terms(Duration.ZERO, Duration.ofMinutes(5)));
        advance(Duration.ofMinutes(5).plusMillis(1));
        assertThat(claimed(session.reap(CLAIM)).reason()).isEqualTo(LossReason.ABSOLUTE);
    }

    @Test
    default void an_end_that_nobody_finished_is_taken_over_with_its_reason_and_time() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end(CLAIM, LEASE, false);
        assertThat(session.due()).isEmpty();
        assertThat(session.reap("taker-" + CLAIM)).isEmpty();
        advance(LEASE.plusMillis(1));
        assertThat(session.due()).containsExactly(session.ref);
        Tombstone before = ((OpenAnswer.Ended) session.open()).tombstone();
        assertThat(claimed(session.reap("taker-" + CLAIM)))
                .isEqualTo(new Tombstone(LossReason.ENDED, before.at(), "reaper", "taker-" + CLAIM));
    }

    @Test
    default void an_end_that_a_reader_saw_first_is_claimed_by_the_reaper() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(OVERDUE);
        long at = ((OpenAnswer.Ended) session.open()).tombstone().at();
        assertThat(claimed(session.reap(CLAIM))).isEqualTo(new Tombstone(LossReason.IDLE, at, "reaper", CLAIM));
    }

    @Test
    default void a_session_whose_deadline_moved_on_is_due_again_at_the_new_one() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(IDLE);
        session.touch();
        advance(INTERVAL.plusMillis(1));
        assertThat(session.due()).containsExactly(session.ref);
        assertThat(session.reap(CLAIM)).isEmpty();
        assertThat(session.due()).isEmpty();
        assertThat(session.fields()).containsEntry("a", "1");
        advance(IDLE);
        assertThat(session.due()).containsExactly(session.ref);
        claimed(session.reap(CLAIM));
    }

    @Test
    default void a_session_that_the_store_lost_is_told_as_gone_with_its_deadline() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(OVERDUE.plus(RETENTION));
        assertThat(session.open()).isInstanceOf(OpenAnswer.Absent.class);
        assertThat(session.due()).containsExactly(session.ref);
        long now = session.open().now();
        assertThat(session.reap(CLAIM)).singleElement().isInstanceOfSatisfying(Reaped.Gone.class, gone -> {
            assertThat(gone.ref()).isEqualTo(session.ref);
            assertThat(gone.deadline()).isBetween(now - RETENTION.toMillis() - 60_000, now - RETENTION.toMillis());
            assertThat(gone.now()).isBetween(now, now + 60_000);
        });
        assertThat(session.due()).isEmpty();
    }

    @Test
    default void without_a_lease_an_overdue_session_is_purged_at_once() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(OVERDUE);
        Tombstone tombstone = claimed(session.reap(CLAIM, Duration.ZERO));
        assertThat(tombstone.reason()).isEqualTo(LossReason.IDLE);
        assertThat(session.store.claimed(session.ref, CLAIM)).isEmpty();
        assertThat(((OpenAnswer.Ended) session.open()).tombstone()).isEqualTo(tombstone);
        advance(LEASE);
        assertThat(session.due()).isEmpty();
        advance(RETENTION);
        assertThat(session.open()).isInstanceOf(OpenAnswer.Absent.class);
    }

    @Test
    default void refs_that_the_ledger_does_not_know_are_passed_over() {
        SessionDriver session = session();
        assertThat(session.reap(CLAIM)).isEmpty();
        session.create("a", "1");
        session.end(CLAIM, Duration.ZERO, false);
        assertThat(session.reap(CLAIM)).isEmpty();
    }

    private List<SessionRef> round(int from) {
        List<SessionRef> refs = new ArrayList<>();
        for (int looked = 0; looked < SessionRef.TAGS; ) {
            DueAnswer due = store().due((from + looked) % SessionRef.TAGS, 100);
            assertThat(due.tags()).isBetween(1, SessionRef.TAGS);
            due.refs().stream().filter(ref -> !refs.contains(ref)).forEach(refs::add);
            looked += due.tags();
        }
        return refs;
    }

    private static Tombstone claimed(List<Reaped> reaped) {
        assertThat(reaped).hasSize(1);
        return ((Reaped.Claimed) reaped.get(0)).tombstone();
    }
}
