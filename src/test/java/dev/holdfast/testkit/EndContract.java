package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.LEASE;
import static dev.holdfast.testkit.SessionDriver.RETENTION;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.Tombstone;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract: a session that ended stays ended, and one caller alone runs the callbacks of its end. */
public interface EndContract extends StoreFixture {

    @Test
    default void nothing_opens_or_changes_an_ended_session() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        EndAnswer.Mine mine = (EndAnswer.Mine) session.end(CLAIM, Duration.ZERO, false);
        assertThat(mine.tombstone()).isEqualTo(new Tombstone(LossReason.ENDED, mine.now(), "node-1", CLAIM));
        assertThat(session.open(1, session.secret))
                .isInstanceOfSatisfying(OpenAnswer.Ended.class, ended -> assertThat(ended.tombstone())
                        .isEqualTo(mine.tombstone()));
        assertThat(session.commit(id(), first, sets("a", "2"))).isInstanceOf(CommitAnswer.Ended.class);
        assertThat(session.create(id(), 0, sets("a", "3"), session.terms())).isInstanceOf(CommitAnswer.Ended.class);
    }

    @Test
    default void a_session_purged_at_once_never_falls_due() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end(CLAIM, Duration.ZERO, false);
        advance(ReaperContract.OVERDUE);
        assertThat(session.due()).isEmpty();
    }

    @Test
    default void an_end_sent_twice_is_answered_the_same() {
        SessionDriver session = session();
        session.create("a", "1");
        EndAnswer.Mine once = (EndAnswer.Mine) session.end(CLAIM, LEASE, false);
        EndAnswer.Mine twice = (EndAnswer.Mine) session.end(CLAIM, LEASE, false);
        assertThat(twice.tombstone()).isEqualTo(once.tombstone());
    }

    @Test
    default void the_second_to_end_a_session_learns_who_was_first() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end(CLAIM, LEASE, false);
        assertThat(session.end("another-" + CLAIM, LEASE, false))
                .isInstanceOfSatisfying(
                        EndAnswer.Already.class,
                        already -> assertThat(already.tombstone().claim()).isEqualTo(CLAIM));
    }

    @Test
    default void a_claim_that_is_part_of_another_is_another() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end("another-" + CLAIM, LEASE, false);
        assertThat(session.end(CLAIM, LEASE, false)).isInstanceOf(EndAnswer.Already.class);
        assertThat(session.finish(CLAIM)).isEqualTo(FinishAnswer.TAKEN);
    }

    @Test
    default void ending_an_absent_session_leaves_nothing() {
        SessionDriver session = session();
        assertThat(session.end(CLAIM, LEASE, false)).isInstanceOf(EndAnswer.Absent.class);
        assertThat(session.open()).isInstanceOf(OpenAnswer.Absent.class);
    }

    @Test
    default void an_end_by_force_refuses_a_creation_under_way() {
        SessionDriver session = session();
        assertThat(session.end(CLAIM, LEASE, true)).isInstanceOf(EndAnswer.Mine.class);
        assertThat(session.create(id(), 0, sets("a", "1"), session.terms())).isInstanceOf(CommitAnswer.Ended.class);
        advance(RETENTION.plusMillis(1));
        assertThat(session.open()).isInstanceOf(OpenAnswer.Absent.class);
    }

    @Test
    default void a_node_with_blanks_in_its_name_is_told_as_it_is() {
        SessionDriver session = session();
        session.create("a", "1");
        session.store.end(new EndRequest(
                session.ref,
                LossReason.ENDED,
                "node 1 of 2",
                CLAIM,
                0,
                RETENTION.toMillis(),
                EndRequest.BY_RIGHT,
                false));
        assertThat(((OpenAnswer.Ended) session.open()).tombstone().node()).isEqualTo("node 1 of 2");
    }

    @Test
    default void the_state_is_kept_under_a_lease_until_it_is_finished() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end(CLAIM, LEASE, false);
        advance(LEASE.plusMillis(1));
        // Still there to be taken over: a purged session would be told as such.
        assertThat(session.reap("taker-" + CLAIM)).hasOnlyElementsOfType(Reaped.Claimed.class);
        assertThat(session.finish("taker-" + CLAIM)).isEqualTo(FinishAnswer.DONE);
        assertThat(session.finish("taker-" + CLAIM)).isEqualTo(FinishAnswer.DONE);
        advance(LEASE.multipliedBy(3));
        assertThat(session.due()).isEmpty();
        assertThat(session.open()).isInstanceOf(OpenAnswer.Ended.class);
    }

    @Test
    default void whoever_lost_the_lease_finishes_nothing() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end(CLAIM, LEASE, false);
        advance(LEASE.plusMillis(1));
        session.reap("taker-" + CLAIM);
        assertThat(session.finish(CLAIM)).isEqualTo(FinishAnswer.TAKEN);
    }

    @Test
    default void finishing_what_never_ended_is_answered_so() {
        SessionDriver session = session();
        assertThat(session.finish(CLAIM)).isEqualTo(FinishAnswer.ABSENT);
        session.create("a", "1");
        assertThat(session.finish(CLAIM)).isEqualTo(FinishAnswer.ABSENT);
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    default void a_tombstone_is_let_go_of_after_its_retention() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end(CLAIM, Duration.ZERO, false);
        advance(RETENTION.minusSeconds(60));
        assertThat(session.open()).isInstanceOf(OpenAnswer.Ended.class);
        advance(Duration.ofSeconds(61));
        assertThat(session.open()).isInstanceOf(OpenAnswer.Absent.class);
    }
}
