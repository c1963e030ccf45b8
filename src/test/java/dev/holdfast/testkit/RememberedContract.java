package dev.holdfast.testkit;

import static dev.holdfast.testkit.LoginDriver.GRACE;
import static dev.holdfast.testkit.LoginDriver.LIFETIME;
import static dev.holdfast.testkit.LoginDriver.LIMIT;
import static dev.holdfast.testkit.LoginDriver.NOW;
import static dev.holdfast.testkit.LoginDriver.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.RecallAnswer;
import dev.holdfast.session.store.RecallAnswer.Recalled;
import dev.holdfast.session.store.RecallAnswer.Replayed;
import dev.holdfast.session.store.RememberedLogins;
import dev.holdfast.session.store.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract: a remembered login is good for whoever holds its newest token, and for nobody once an old one is used. */
public interface RememberedContract extends StoreFixture {

    UserId ADA = UserId.of("ada");
    UserId BOB = UserId.of("bob");
    Duration MOMENT = Duration.ofSeconds(1);

    @Test
    default void a_login_is_recalled_as_it_was_remembered_and_its_token_replaced() {
        LoginDriver login = remembered(ADA);

        assertReplaced(login.recall(1), login);
        advance(GRACE);
        assertReplaced(login.recall(2), login);
    }

    @Test
    default void the_former_token_is_good_until_its_successor_was_seen_and_leads_to_the_same_one() {
        LoginDriver login = remembered(ADA);
        assertReplaced(login.recall(1), login);

        advance(LIFETIME.minus(MOMENT));
        assertReplaced(login.recall(1), login);
        advance(LIFETIME.minus(MOMENT));
        assertReplaced(login.recall(1), login);
        assertThat(login.recall(2)).isInstanceOf(Recalled.class);
    }

    @Test
    default void it_is_good_for_the_grace_after_that() {
        LoginDriver login = remembered(ADA);
        login.recall(1);
        login.recall(2);

        advance(GRACE.minus(MOMENT));
        assertReplaced(login.recall(1), login);
    }

    @Test
    default void its_use_after_the_grace_ends_all_logins_of_its_user() {
        LoginDriver login = remembered(ADA);
        LoginDriver another = remembered(ADA);
        LoginDriver ofBob = remembered(BOB);
        login.recall(1);
        login.recall(2);
        advance(GRACE);

        assertThat(login.recall(1)).isInstanceOfSatisfying(Replayed.class, replayed -> {
            assertThat(replayed.ended()).isEqualTo(2);
            assertThat(replayed.login()).asString(StandardCharsets.UTF_8).isEqualTo(login.text());
        });
        assertThat(login.recall(2)).isInstanceOf(RecallAnswer.Unknown.class);
        assertThat(another.recall(1)).isInstanceOf(RecallAnswer.Unknown.class);
        assertReplaced(ofBob.recall(1), ofBob);
    }

    @Test
    default void so_does_the_use_of_a_token_that_was_replaced_twice() {
        LoginDriver login = remembered(ADA);
        login.recall(1);
        advance(GRACE);
        assertReplaced(login.recall(2), login);

        assertThat(login.recall(1)).isInstanceOf(Replayed.class);
    }

    @Test
    default void uses_within_the_grace_of_a_replacement_count_as_one() {
        LoginDriver login = remembered(ADA);
        login.recall(1);

        assertThat(((Recalled) login.recall(2)).replaced()).isFalse();
        advance(GRACE.minus(MOMENT));
        assertThat(((Recalled) login.recall(2)).replaced()).isFalse();
        advance(MOMENT);
        assertReplaced(login.recall(2), login);
    }

    @Test
    default void a_token_is_only_replaced_where_that_is_wished() {
        LoginDriver login = remembered(ADA);

        assertThat(login.recall(1, login.secret(1), null, "claim"))
                .isInstanceOfSatisfying(Recalled.class, recalled -> assertThat(recalled.replaced())
                        .isFalse());
        assertReplaced(login.recall(1), login);
    }

    @Test
    default void a_node_that_derives_another_successor_is_not_told_that_its_own_is_current() {
        LoginDriver login = remembered(ADA);
        login.recall(1);

        assertThat(login.recall(1, login.secret(1), login.secret(7), "claim"))
                .isInstanceOfSatisfying(Recalled.class, recalled -> assertThat(recalled.replaced())
                        .isFalse());
        assertThat(login.recall(2)).isInstanceOf(Recalled.class);
    }

    @Test
    default void a_wrong_secret_is_forged_and_ends_nothing() {
        LoginDriver login = remembered(ADA);
        login.recall(1);

        assertThat(login.recall(1, login.secret(7), login.secret(2), "claim")).isInstanceOf(RecallAnswer.Forged.class);
        assertThat(login.recall(2, login.secret(7), login.secret(3), "claim")).isInstanceOf(RecallAnswer.Forged.class);
        assertThat(login.recall(2)).isInstanceOf(Recalled.class);
    }

    @Test
    default void a_login_lives_for_its_lifetime_since_it_was_used() {
        LoginDriver unused = remembered(ADA);
        LoginDriver used = remembered(ADA);
        advance(LIFETIME.minus(MOMENT));
        used.recall(1);
        advance(MOMENT);

        assertThat(unused.recall(1)).isInstanceOf(RecallAnswer.Unknown.class);
        assertThat(used.recall(2)).isInstanceOf(Recalled.class);
    }

    @Test
    default void of_more_than_the_limit_that_one_goes_which_was_not_used_for_longest() {
        List<LoginDriver> logins = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            logins.add(remembered(ADA));
            advance(MOMENT);
        }
        logins.get(0).recall(1);
        logins.add(remembered(ADA));

        assertThat(logins.get(1).recall(1)).isInstanceOf(RecallAnswer.Unknown.class);
        assertThat(logins.get(0).recall(2)).isInstanceOf(Recalled.class);
        assertThat(logins.get(2).recall(1)).isInstanceOf(Recalled.class);
        assertThat(logins.get(3).recall(1)).isInstanceOf(Recalled.class);
    }

    @Test
    default void a_login_that_is_over_takes_no_place() {
        LoginDriver over = remembered(ADA);
        advance(LIFETIME.minus(MOMENT));
        LoginDriver second = remembered(ADA);
        LoginDriver third = remembered(ADA);
        advance(MOMENT);
        LoginDriver fourth = remembered(ADA);

        assertThat(over.recall(1)).isInstanceOf(RecallAnswer.Unknown.class);
        assertThat(List.of(second, third, fourth)).allSatisfy(login -> assertReplaced(login.recall(1), login));
    }

    @Test
    default void one_login_is_forgotten() {
        LoginDriver login = remembered(ADA);
        LoginDriver another = remembered(ADA);
        logins().forget(ADA, login.series);
        logins().forget(ADA, login.series);

        assertThat(login.recall(1)).isInstanceOf(RecallAnswer.Unknown.class);
        assertThat(another.recall(1)).isInstanceOf(Recalled.class);
    }

    @Test
    default void all_of_a_user_end_at_once_and_none_is_remembered_whose_request_began_before() {
        LoginDriver login = remembered(ADA);
        LoginDriver another = remembered(ADA);
        LoginDriver ofBob = remembered(BOB);
        long before = ((Recalled) login.recall(1)).now();

        assertThat(logins().endAll(ADA, RETENTION.toMillis())).isEqualTo(2);
        assertThat(login.recall(2)).isInstanceOf(RecallAnswer.Unknown.class);
        assertThat(another.recall(1)).isInstanceOf(RecallAnswer.Unknown.class);
        assertThat(new LoginDriver(logins(), ADA).remember(before, 0)).isFalse();
        assertThat(new LoginDriver(logins(), ADA).remember(0, 0)).isFalse();
        assertThat(new LoginDriver(logins(), ADA).remember(NOW, 0)).isTrue();
        assertThat(new LoginDriver(logins(), BOB).remember(before, 0)).isTrue();
        assertReplaced(ofBob.recall(1), ofBob);
        assertThat(logins().endAll(ADA, RETENTION.toMillis())).isEqualTo(1);
        assertThat(logins().endAll(ADA, RETENTION.toMillis())).isZero();
    }

    @Test
    default void nothing_lands_after_the_time_set() {
        LoginDriver login = remembered(ADA);
        long now = login.recall(1).now();

        assertThat(new LoginDriver(logins(), ADA).remember(NOW, now - 1)).isFalse();
        assertThat(new LoginDriver(logins(), ADA).remember(NOW, now + LIFETIME.toMillis()))
                .isTrue();
    }

    @Test
    default void what_is_sent_twice_is_answered_alike_and_done_once() {
        LoginDriver login = remembered(ADA);
        assertThat(login.remember(NOW, 0)).isTrue();
        assertReplaced(login.recall(1, "use"), login);
        assertReplaced(login.recall(1, "use"), login);
        assertThat(login.remember(NOW, 0)).isTrue();
        login.recall(2);
        advance(GRACE);

        RecallAnswer first = login.recall(1, "theft");
        RecallAnswer second = login.recall(1, "theft");
        assertThat(((Replayed) first).ended()).isEqualTo(1);
        assertThat(first).usingRecursiveComparison().ignoringFields("now").isEqualTo(second);
        assertThat(login.recall(1, "later")).isInstanceOf(RecallAnswer.Unknown.class);
    }

    @Test
    default void a_wish_to_remember_that_comes_twice_does_not_bring_the_first_token_back() {
        LoginDriver login = remembered(ADA);
        login.recall(1);
        advance(GRACE);
        login.recall(2);
        assertThat(login.remember(NOW, 0)).isTrue();

        assertThat(login.recall(1)).isInstanceOf(Replayed.class);
    }

    @Test
    default void a_token_that_a_rolled_back_store_never_saw_is_taken_for_the_current_one() {
        LoginDriver login = remembered(ADA);
        login.recall(1);

        assertThat(((Recalled) login.recall(3)).replaced()).isFalse();
        assertReplaced(login.recall(2), login);
        advance(GRACE);
        assertReplaced(login.recall(3), login);
        assertThat(login.recall(4)).isInstanceOf(Recalled.class);
    }

    @Test
    default void parallel_uses_of_one_token_all_lead_to_one_successor() {
        for (int round = 0; round < 5; round++) {
            LoginDriver login = remembered(ADA);
            List<RecallAnswer> answers = Race.of(RaceContract.THREADS, i -> login.recall(1));
            assertThat(answers).allSatisfy(answer -> assertReplaced(answer, login));
            advance(GRACE);
            assertReplaced(login.recall(2), login);
        }
    }

    @Test
    default void of_parallel_uses_of_an_old_token_one_tells_of_it() {
        for (int round = 0; round < 5; round++) {
            LoginDriver login = remembered(ADA);
            login.recall(1);
            login.recall(2);
            advance(GRACE);
            List<RecallAnswer> answers = Race.of(RaceContract.THREADS, i -> login.recall(1));
            assertThat(answers).filteredOn(Replayed.class::isInstance).hasSize(1);
            assertThat(answers)
                    .filteredOn(RecallAnswer.Unknown.class::isInstance)
                    .hasSize(RaceContract.THREADS - 1);
        }
    }

    @Test
    default void parallel_sign_ins_never_remember_more_than_the_limit() {
        List<LoginDriver> all = Race.of(RaceContract.THREADS, i -> remembered(ADA));
        assertThat(all).filteredOn(login -> login.recall(1) instanceof Recalled).hasSize(LIMIT);
    }

    @Test
    default void nobody_is_recalled_after_an_end_of_all() {
        for (int round = 0; round < 5; round++) {
            LoginDriver login = remembered(ADA);
            List<Object> answers = Race.of(
                    RaceContract.THREADS, i -> i == 0 ? logins().endAll(ADA, RETENTION.toMillis()) : login.recall(1));
            assertThat(answers.get(0)).isEqualTo(1);
            assertThat(answers.subList(1, RaceContract.THREADS))
                    .allMatch(answer -> answer instanceof Recalled || answer instanceof RecallAnswer.Unknown);
            assertThat(login.recall(1)).isInstanceOf(RecallAnswer.Unknown.class);
            assertThat(login.recall(2)).isInstanceOf(RecallAnswer.Unknown.class);
        }
    }

    @Test
    default void a_name_of_any_length_and_content_is_kept_byte_for_byte() {
        LoginDriver login = new LoginDriver(logins(), UserId.of("a\0b\n" + "x".repeat(10_000)));
        assertThat(login.remember(NOW, 0)).isTrue();
        assertReplaced(login.recall(1), login);
        assertThat(new LoginDriver(logins(), UserId.of(UUID.randomUUID().toString())).recall(1))
                .isInstanceOf(RecallAnswer.Unknown.class);
    }

    private static void assertReplaced(RecallAnswer answer, LoginDriver login) {
        assertThat(answer).isInstanceOfSatisfying(Recalled.class, recalled -> {
            assertThat(recalled.replaced()).isTrue();
            assertThat(new String(recalled.login(), StandardCharsets.UTF_8)).isEqualTo(login.text());
        });
    }

    private LoginDriver remembered(UserId user) {
        return LoginDriver.remembered(logins(), user);
    }

    private RememberedLogins logins() {
        return store().remembered();
    }
}
