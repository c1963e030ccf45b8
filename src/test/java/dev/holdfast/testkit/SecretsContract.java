package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.GRACE;
import static dev.holdfast.testkit.SessionDriver.LEASE;
import static dev.holdfast.testkit.SessionDriver.TOUCH;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.secret;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenAnswer.Live;
import dev.holdfast.session.store.OpenAnswer.Refusal;
import dev.holdfast.session.store.OpenAnswer.Refused;
import dev.holdfast.session.store.OpenAnswer.Standing;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.SecretHash;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract: which secret opens a session, and how one replaces another. */
public interface SecretsContract extends StoreFixture {

    @Test
    default void the_current_secret_opens() {
        SessionDriver session = session();
        session.create("a", "1");
        assertThat(standing(session.open(1, session.secret))).isEqualTo(Standing.CURRENT);
    }

    @Test
    default void a_wrong_secret_of_the_current_generation_is_forged() {
        SessionDriver session = session();
        session.create("a", "1");
        assertThat(refusal(session.open(1, secret()))).isEqualTo(Refusal.FORGED);
    }

    @Test
    default void a_later_generation_than_the_stored_one_is_ahead() {
        SessionDriver session = session();
        session.create("a", "1");
        assertThat(standing(session.open(2, secret()))).isEqualTo(Standing.AHEAD);
    }

    @Test
    default void parallel_renewals_to_the_same_secret_agree() {
        SessionDriver session = session();
        session.create("a", "1");
        SecretHash second = secret();
        assertThat(generation(session.renew(1, session.secret, second))).isEqualTo(2);
        assertThat(generation(session.renew(1, session.secret, second))).isEqualTo(2);
        assertThat(standing(session.open(2, second))).isEqualTo(Standing.CURRENT);
    }

    @Test
    default void a_renewal_of_a_secret_that_is_not_current_tells_the_current_generation() {
        SessionDriver session = session();
        session.create("a", "1");
        SecretHash second = secret();
        session.renew(1, session.secret, second);
        assertThat(session.renew(1, session.secret, secret()))
                .isInstanceOfSatisfying(RenewAnswer.Moved.class, moved -> assertThat(moved.generation())
                        .isEqualTo(2));
        assertThat(session.renew(2, session.secret, secret())).isInstanceOf(RenewAnswer.Moved.class);
        assertThat(session.renew(1, second, secret())).isInstanceOf(RenewAnswer.Moved.class);
        assertThat(standing(session.open(2, second))).isEqualTo(Standing.CURRENT);
    }

    @Test
    default void a_renewal_of_an_absent_or_ended_session_says_so() {
        SessionDriver session = session();
        assertThat(session.renew(1, session.secret, secret())).isInstanceOf(RenewAnswer.Absent.class);
        session.create("a", "1");
        session.end(CLAIM, LEASE, false);
        assertThat(session.renew(1, session.secret, secret())).isInstanceOf(RenewAnswer.Ended.class);
    }

    @Test
    default void the_previous_secret_stays_good_until_the_new_one_was_seen_and_the_grace_is_over() {
        SessionDriver session = session();
        session.create("a", "1");
        SecretHash second = secret();
        session.renew(1, session.secret, second);
        advance(GRACE.multipliedBy(3));
        assertThat(standing(session.open(1, session.secret))).isEqualTo(Standing.PREVIOUS);

        session.open(2, second);
        advance(GRACE.dividedBy(2));
        // Seen again: the grace still runs from the first sight.
        session.open(2, second);
        assertThat(standing(session.open(1, session.secret))).isEqualTo(Standing.PREVIOUS);
        advance(GRACE.dividedBy(2).plusMillis(1));
        assertThat(refusal(session.open(1, session.secret))).isEqualTo(Refusal.REPLAYED);
        assertThat(standing(session.open(2, second))).isEqualTo(Standing.CURRENT);
    }

    @Test
    default void a_read_by_ref_alone_does_not_count_as_sight_of_the_new_secret() {
        SessionDriver session = session();
        session.create("a", "1");
        session.renew(1, session.secret, secret());
        session.open();
        advance(GRACE.multipliedBy(2));
        assertThat(standing(session.open(1, session.secret))).isEqualTo(Standing.PREVIOUS);
    }

    @Test
    default void a_wrong_secret_of_the_previous_generation_is_forged_while_the_right_one_is_good_and_after() {
        SessionDriver session = session();
        session.create("a", "1");
        SecretHash second = secret();
        session.renew(1, session.secret, second);
        assertThat(refusal(session.open(1, secret()))).isEqualTo(Refusal.FORGED);
        session.open(2, second);
        advance(GRACE.plusMillis(1));
        assertThat(refusal(session.open(1, secret()))).isEqualTo(Refusal.FORGED);
    }

    @Test
    default void a_renewal_waits_until_the_new_secret_was_seen_and_the_grace_is_over() {
        SessionDriver session = session();
        session.create("a", "1");
        SecretHash second = secret();
        assertThat(generation(session.renew(1, session.secret, second))).isEqualTo(2);
        assertThat(generation(session.renew(1, session.secret, second)))
                .as("sent twice")
                .isEqualTo(2);

        SecretHash third = secret();
        advance(GRACE.multipliedBy(3));
        assertThat(moved(session.renew(2, second, third))).as("not seen").isEqualTo(2);
        session.open(2, second);
        advance(GRACE.dividedBy(2));
        assertThat(moved(session.renew(2, second, third))).as("in the grace").isEqualTo(2);
        assertThat(standing(session.open(1, session.secret))).isEqualTo(Standing.PREVIOUS);
        advance(GRACE.dividedBy(2).plusMillis(1));
        assertThat(generation(session.renew(2, second, third))).isEqualTo(3);
    }

    @Test
    default void a_sign_in_leaves_settled_secrets() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        SecretHash second = secret();
        session.commit(id(), 0, sets("user", "ada"), new Continuation(first, 1, null, second));
        assertThat(generation(session.renew(2, second, secret()))).isEqualTo(3);
    }

    @Test
    default void a_secret_two_generations_old_is_replayed() {
        SessionDriver session = session();
        session.create("a", "1");
        SecretHash second = secret();
        session.renew(1, session.secret, second);
        session.open(2, second);
        advance(GRACE.plusMillis(1));
        assertThat(generation(session.renew(2, second, secret()))).isEqualTo(3);
        assertThat(refusal(session.open(1, session.secret))).isEqualTo(Refusal.REPLAYED);
        assertThat(standing(session.open(2, second))).isEqualTo(Standing.PREVIOUS);
    }

    @Test
    default void a_sign_in_replaces_all_former_secrets_without_grace() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        SecretHash second = secret();
        session.renew(1, session.secret, second);
        SecretHash third = secret();
        CommitId signIn = id();
        Continuation basis = new Continuation(first, 2, null, third);
        for (int sent = 0; sent < 2; sent++) {
            assertThat(session.commit(signIn, 0, sets("user", "ada"), basis))
                    .isInstanceOfSatisfying(CommitAnswer.Done.class, done -> assertThat(done.generation())
                            .isEqualTo(3));
        }
        assertThat(refusal(session.open(2, second))).isEqualTo(Refusal.RENEWED);
        assertThat(refusal(session.open(1, session.secret))).isEqualTo(Refusal.RENEWED);
        assertThat(standing(session.open(3, third))).isEqualTo(Standing.CURRENT);
    }

    @Test
    default void a_sign_in_tells_the_generation_that_a_renewal_meanwhile_has_raised() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        session.renew(1, session.secret, secret());
        SecretHash fresh = secret();
        CommitAnswer answer = session.commit(id(), 0, sets("user", "ada"), new Continuation(first, 1, null, fresh));
        assertThat(answer).isInstanceOfSatisfying(CommitAnswer.Done.class, done -> assertThat(done.generation())
                .isEqualTo(3));
        assertThat(standing(session.open(3, fresh))).isEqualTo(Standing.CURRENT);
    }

    @Test
    default void a_secret_replaced_by_a_sign_in_is_outdated_once_the_new_one_cannot_be_under_way_any_more() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        session.commit(id(), 0, sets("user", "ada"), new Continuation(first, 1, null, secret()));
        assertThat(refusal(session.open(1, session.secret))).isEqualTo(Refusal.RENEWED);
        advance(GRACE.plusMillis(1));
        assertThat(refusal(session.open(1, session.secret))).isEqualTo(Refusal.OUTDATED);
        assertThat(refusal(session.open(1, secret()))).isEqualTo(Refusal.OUTDATED);
    }

    @Test
    default void a_request_opened_before_the_sign_in_ends_nothing() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        session.commit(id(), 0, sets("user", "ada"), new Continuation(first, 1, null, secret()));
        assertThat(session.store.end(endInNameOf(session, 1))).isInstanceOf(EndAnswer.Renewed.class);
        assertThat(session.live().newest()).isNotNull();
        assertThat(session.store.end(endInNameOf(session, 2))).isInstanceOf(EndAnswer.Mine.class);
    }

    private static EndRequest endInNameOf(SessionDriver session, int generation) {
        return new EndRequest(
                session.ref, LossReason.ENDED, "node-1", "claim-of-16-chars", 0, 1_000, generation, false);
    }

    @Test
    default void a_request_opened_before_the_sign_in_commits_no_more() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        CommitId signIn = id();
        session.commit(signIn, 0, sets("user", "ada"), new Continuation(first, 1, null, secret()));
        assertThat(session.commit(id(), 0, sets("a", "2"), new Continuation(signIn, 1, null, null)))
                .isInstanceOf(CommitAnswer.Renewed.class);
        assertThat(session.commit(id(), 0, sets("a", "3"), new Continuation(signIn, 2, null, null)))
                .isInstanceOf(CommitAnswer.Done.class);
    }

    @Test
    default void a_refused_read_does_not_count_as_use() {
        SessionDriver session = session();
        session.create("a", "1");
        advance(Duration.ofMinutes(5));
        session.open(new Credential(1, secret()), null, TOUCH, null, Reading.FIELDS);
        Live live = session.live();
        assertThat(live.times().touchedAt()).isEqualTo(live.times().createdAt());
    }

    private static Standing standing(OpenAnswer answer) {
        return ((Live) answer).standing();
    }

    private static Refusal refusal(OpenAnswer answer) {
        return ((Refused) answer).refusal();
    }

    private static int moved(RenewAnswer answer) {
        return ((RenewAnswer.Moved) answer).generation();
    }

    private static int generation(RenewAnswer answer) {
        return ((RenewAnswer.Done) answer).generation();
    }
}
