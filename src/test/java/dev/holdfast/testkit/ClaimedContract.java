package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.LEASE;
import static dev.holdfast.testkit.SessionDriver.sets;
import static dev.holdfast.testkit.SessionDriver.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.EndedSession;
import dev.holdfast.session.store.OpenAnswer.Live;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.SecretHash;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract: the callbacks of an end find the state as it was, and nobody else does. */
public interface ClaimedContract extends StoreFixture {

    @Test
    default void whoever_reaped_a_session_reads_its_fields_times_and_generation() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1", "b", "2");
        session.commitDone(first, sets("b", "3"));
        SecretHash next = SessionDriver.secret();
        assertThat(session.renew(1, session.secret, next)).isInstanceOf(RenewAnswer.Done.class);
        Live live = session.live();
        advance(ReaperContract.OVERDUE);
        session.reap(CLAIM);
        EndedSession ended = claimed(session, CLAIM);
        assertThat(ended.fields().keySet()).isEqualTo(Set.of("a", "b"));
        assertThat(text(ended.fields().get("a"))).isEqualTo("1");
        assertThat(text(ended.fields().get("b"))).isEqualTo("3");
        assertThat(ended.generation()).isEqualTo(2);
        assertThat(ended.tombstone().reason()).isEqualTo(LossReason.IDLE);
        assertThat(ended.tombstone().claim()).isEqualTo(CLAIM);
        assertThat(ended.times().idleTimeout()).isEqualTo(live.times().idleTimeout());
        assertThat(ended.times().deadline() - ended.times().createdAt())
                .isEqualTo(live.times().deadline() - live.times().createdAt());
    }

    @Test
    default void whoever_ended_a_session_reads_it_under_a_lease() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end(CLAIM, LEASE, false);
        assertThat(claimed(session, CLAIM).tombstone().reason()).isEqualTo(LossReason.ENDED);
        assertThat(claimed(session, CLAIM)).usingRecursiveComparison().isEqualTo(claimed(session, CLAIM));
    }

    @Test
    default void another_claim_reads_nothing() {
        SessionDriver session = session();
        session.create("a", "1");
        session.end(CLAIM, LEASE, false);
        assertThat(session.store.claimed(session.ref, "another-" + CLAIM)).isEmpty();
        advance(LEASE.plusMillis(1));
        session.reap("taker-" + CLAIM);
        assertThat(session.store.claimed(session.ref, CLAIM)).isEmpty();
        assertThat(text(claimed(session, "taker-" + CLAIM).fields().get("a"))).isEqualTo("1");
    }

    @Test
    default void of_a_purged_a_live_and_an_absent_session_nothing_is_read() {
        SessionDriver session = session();
        assertThat(session.store.claimed(session.ref, CLAIM)).isEmpty();
        session.create("a", "1");
        assertThat(session.store.claimed(session.ref, CLAIM)).isEmpty();
        session.end(CLAIM, LEASE, false);
        session.finish(CLAIM);
        assertThat(session.store.claimed(session.ref, CLAIM)).isEmpty();
        SessionDriver purged = session();
        purged.create("a", "1");
        purged.end(CLAIM, Duration.ZERO, false);
        assertThat(purged.store.claimed(purged.ref, CLAIM)).isEmpty();
    }

    private static EndedSession claimed(SessionDriver session, String claim) {
        return session.store.claimed(session.ref, claim).orElseThrow();
    }
}
