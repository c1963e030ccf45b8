package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.LEASE;
import static dev.holdfast.testkit.SessionDriver.bytes;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.secret;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitAnswer.Conflict;
import dev.holdfast.session.store.CommitAnswer.Done;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.SecretHash;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract: each operation is one step, whoever else is at work. */
public interface RaceContract extends StoreFixture {

    int THREADS = 16;

    @Test
    default void commits_of_different_fields_all_count() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        List<CommitAnswer> answers = Race.of(THREADS, i -> session.commit(id(), first, sets("field-" + i, "by-" + i)));
        assertThat(answers).hasOnlyElementsOfType(Done.class);
        // Each came after another one: no two were told the same commit before theirs.
        assertThat(answers).extracting(answer -> ((Done) answer).before()).doesNotHaveDuplicates();
        assertThat(session.fields()).hasSize(THREADS + 1);
    }

    @Test
    default void of_commits_of_one_field_exactly_one_counts_in_each_round() {
        SessionDriver session = session();
        CommitId seen = session.create("a", "0");
        for (int round = 0; round < 5; round++) {
            CommitId known = seen;
            List<CommitAnswer> answers = Race.of(THREADS, i -> session.commit(id(), known, sets("a", "by-" + i)));
            assertThat(answers).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(Conflict.class::isInstance).hasSize(THREADS - 1);
            seen = session.live().newest();
        }
    }

    @Test
    default void of_creations_under_one_ref_exactly_one_counts() {
        SessionDriver session = session();
        List<CommitAnswer> answers =
                Race.of(THREADS, i -> session.create(id(), 0, sets("a", "by-" + i), session.terms()));
        assertThat(answers).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(CommitAnswer.Exists.class::isInstance).hasSize(THREADS - 1);
    }

    @Test
    default void one_commit_sent_by_many_threads_is_done_once() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        CommitId same = id();
        List<CommitAnswer> answers = Race.of(THREADS, i -> session.commit(same, first, sets("a", "2")));
        assertThat(answers).extracting(answer -> ((Done) answer).before()).containsOnly(first);
    }

    @Test
    default void nothing_lands_after_the_end() {
        for (int round = 0; round < 5; round++) {
            SessionDriver session = session();
            CommitId first = session.create("a", "1");
            List<Object> answers = Race.of(
                    THREADS,
                    i -> i == 0
                            ? session.end(CLAIM, LEASE, false)
                            : session.commit(id(), first, sets("field-" + i, "x")));
            assertThat(answers.get(0)).isInstanceOf(EndAnswer.Mine.class);
            assertThat(answers.subList(1, THREADS))
                    .allMatch(answer -> answer instanceof Done || answer instanceof CommitAnswer.Ended);
            assertThat(session.open()).isInstanceOf(OpenAnswer.Ended.class);
            assertThat(session.commit(id(), first, sets("late", "x"))).isInstanceOf(CommitAnswer.Ended.class);
        }
    }

    @Test
    default void exactly_one_ends_a_session() {
        SessionDriver session = session();
        session.create("a", "1");
        List<EndAnswer> answers = Race.of(THREADS, i -> session.end(CLAIM + i, LEASE, false));
        assertThat(answers).filteredOn(EndAnswer.Mine.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(EndAnswer.Already.class::isInstance).hasSize(THREADS - 1);
    }

    @Test
    default void exactly_one_reaper_claims_a_session() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(ReaperContract.OVERDUE);
        List<List<Reaped>> answers = Race.of(THREADS, i -> session.reap(CLAIM + "-of-" + i));
        assertThat(answers).filteredOn(reaped -> !reaped.isEmpty()).hasSize(1);
    }

    @Test
    default void renewals_of_one_secret_agree_or_learn_that_it_moved() {
        SessionDriver session = session();
        session.create("a", "1");
        SecretHash next = secret();
        List<RenewAnswer> answers = Race.of(THREADS, i -> session.renew(1, session.secret, next));
        assertThat(answers).allSatisfy(answer -> assertThat(((RenewAnswer.Done) answer).generation())
                .isEqualTo(2));
    }

    @Test
    default void nodes_that_start_together_agree_on_one_key() {
        List<Map<String, byte[]>> rings =
                Race.of(THREADS, i -> store().keys(Map.of("k" + i, bytes("key-" + i)), "k" + i));
        assertThat(rings).allSatisfy(ring -> assertThat(ring).hasSize(1));
        assertThat(rings).extracting(Map::keySet).containsOnly(rings.get(0).keySet());
    }
}
