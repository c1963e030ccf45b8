package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.EnrolAnswer;
import dev.holdfast.session.store.EnrolAnswer.Barred;
import dev.holdfast.session.store.EnrolAnswer.Entered;
import dev.holdfast.session.store.EnrolAnswer.Full;
import dev.holdfast.session.store.EnrolRequest;
import dev.holdfast.session.store.EnrolRequest.OnLimit;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserEntries;
import dev.holdfast.session.store.UserId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract: in which sessions a user is signed in, how many there may be, and how sign-ins are kept out. */
public interface UserIndexContract extends StoreFixture {

    UserId ADA = UserId.of("ada");

    int SIGN_INS = 50;

    @Test
    default void of_a_user_who_never_signed_in_there_is_nothing() {
        assertThat(entries()).isEmpty();
        assertThat(store().users().bar(UserId.of("eve"), 1_000).refs()).isEmpty();
    }

    @Test
    default void entries_are_told_oldest_sign_in_first_though_many_are_of_one_moment() {
        List<SessionRef> refs = refs(100);
        refs.forEach(this::enter);
        assertThat(entries()).isEqualTo(refs);
    }

    @Test
    default void a_session_entered_again_becomes_the_newest() {
        List<SessionRef> refs = refs(3);
        refs.forEach(this::enter);
        enter(refs.get(0));
        assertThat(entries()).containsExactly(refs.get(1), refs.get(2), refs.get(0));
    }

    @Test
    default void users_do_not_see_each_other() {
        SessionRef ref = refs(1).get(0);
        enter(ref);
        assertThat(store().users().of(UserId.of("eve")).refs()).isEmpty();
        store().users().remove(UserId.of("eve"), List.of(ref));
        store().users().bar(UserId.of("eve"), RETENTION.toMillis());
        assertThat(enrol(ref, 1, OnLimit.TELL)).isInstanceOf(Entered.class);
    }

    @Test
    default void every_answer_tells_the_time_of_the_store() {
        long before = now();
        SessionRef ref = refs(1).get(0);
        Stream.of(
                        enrol(ref, 1, OnLimit.TELL).now(),
                        enrol(refs(1).get(0), 1, OnLimit.TELL).now(),
                        store().users().bar(ADA, 1_000).now(),
                        enrol(ref, 1, OnLimit.TELL).now())
                .forEach(told -> assertThat(told).isBetween(before, now()));
    }

    @Test
    default void where_there_are_as_many_as_may_be_the_caller_is_told_of_all_and_nothing_is_entered() {
        List<SessionRef> refs = refs(2);
        refs.forEach(this::enter);
        assertThat(full(enrol(refs(1).get(0), 2, OnLimit.TELL))).isEqualTo(refs);
        assertThat(entries()).isEqualTo(refs);
    }

    @Test
    default void entered_all_the_same_the_oldest_are_over_the_limit_and_stay_until_they_are_removed() {
        List<SessionRef> refs = refs(5);
        refs.subList(0, 4).forEach(this::enter);
        assertThat(over(enrol(refs.get(4), 2, OnLimit.ENTER))).isEqualTo(refs.subList(0, 3));
        assertThat(entries()).isEqualTo(refs);
        store().users().remove(ADA, refs.subList(0, 3));
        assertThat(entries()).isEqualTo(refs.subList(3, 5));
    }

    @Test
    default void a_sign_in_of_a_moment_ago_may_be_under_way_and_one_of_minutes_ago_is_not() {
        List<SessionRef> refs = refs(2);
        enter(refs.get(0));
        assertThat(store().users().of(ADA).settled()).isZero();
        advance(Duration.ofMillis(UserEntries.UNDER_WAY + 1));
        enter(refs.get(1));
        assertThat(store().users().of(ADA)).satisfies(entries -> {
            assertThat(entries.refs()).isEqualTo(refs);
            assertThat(entries.settled()).isEqualTo(1);
        });
    }

    @Test
    default void a_sign_in_is_told_how_many_entries_there_are() {
        List<SessionRef> refs = refs(3);
        enter(refs.get(0));
        enter(refs.get(1));
        enter(refs.get(0));
        store().users().bar(ADA, RETENTION.toMillis());
        assertThat(enrolBegun(Long.MAX_VALUE, refs.get(2)))
                .isInstanceOfSatisfying(
                        Entered.class, entered -> assertThat(entered.count()).isEqualTo(3));
    }

    @ParameterizedTest
    @EnumSource(OnLimit.class)
    default void up_to_the_limit_nobody_is_over_it(OnLimit onLimit) {
        for (SessionRef ref : refs(3)) {
            assertThat(over(enrol(ref, 3, onLimit))).isEmpty();
        }
        assertThat(entries()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(OnLimit.class)
    default void a_session_that_is_entered_already_is_counted_once(OnLimit onLimit) {
        List<SessionRef> refs = refs(2);
        refs.forEach(this::enter);
        assertThat(over(enrol(refs.get(0), 2, onLimit))).isEmpty();
        assertThat(entries()).containsExactly(refs.get(1), refs.get(0));
    }

    @Test
    default void a_limit_that_was_lowered_counts_from_the_next_sign_in_on() {
        List<SessionRef> refs = refs(3);
        refs.forEach(this::enter);
        assertThat(full(enrol(refs.get(0), 1, OnLimit.TELL))).isEqualTo(refs);
        assertThat(entries()).as("as they were").isEqualTo(refs);
        assertThat(over(enrol(refs.get(0), 1, OnLimit.ENTER))).containsExactly(refs.get(1), refs.get(2));
    }

    @Test
    default void entries_of_sessions_that_are_over_make_room() {
        List<SessionRef> refs = refs(4);
        refs.subList(0, 3).forEach(this::enter);
        Set<SessionRef> over = Set.of(refs.get(0), refs.get(2), refs(1).get(0));
        assertThat(over(enrol(refs.get(3), 2, OnLimit.TELL, over))).isEmpty();
        assertThat(entries()).containsExactly(refs.get(1), refs.get(3));
    }

    @Test
    default void entries_that_are_over_are_removed_though_there_is_no_room_still() {
        List<SessionRef> refs = refs(3);
        refs.forEach(this::enter);
        assertThat(full(enrol(refs(1).get(0), 2, OnLimit.TELL, Set.of(refs.get(1)))))
                .containsExactly(refs.get(0), refs.get(2));
    }

    @Test
    default void a_session_said_to_be_over_may_be_entered_by_the_same_wish() {
        SessionRef ref = refs(1).get(0);
        enter(ref);
        assertThat(over(enrol(ref, 1, OnLimit.TELL, Set.of(ref)))).isEmpty();
        assertThat(entries()).containsExactly(ref);
    }

    @ParameterizedTest
    @EnumSource(OnLimit.class)
    default void a_sign_in_sent_twice_is_answered_the_same(OnLimit onLimit) {
        List<SessionRef> refs = refs(3);
        refs.subList(0, 2).forEach(this::enter);
        EnrolAnswer once = enrol(refs.get(2), 2, onLimit);
        List<SessionRef> then = entries();
        EnrolAnswer twice = enrol(refs.get(2), 2, onLimit);
        assertThat(twice)
                .usingRecursiveComparison()
                .ignoringFields("now", "entries.now")
                .withStrictTypeChecking()
                .isEqualTo(once);
        assertThat(entries()).isEqualTo(then);
    }

    @Test
    default void a_sign_in_whose_request_began_by_the_bar_is_refused_and_a_later_one_is_not() {
        List<SessionRef> refs = refs(2);
        enter(refs.get(0));
        long bar = store().users().bar(ADA, RETENTION.toMillis()).now();
        assertThat(enrolBegun(bar - 1, refs.get(1))).isInstanceOf(Barred.class);
        assertThat(enrolBegun(bar, refs.get(0))).isInstanceOf(Barred.class);
        assertThat(entries()).containsExactly(refs.get(0));
        assertThat(enrolBegun(bar + 1, refs.get(1))).isInstanceOf(Entered.class);
        assertThat(entries()).isEqualTo(refs);
    }

    @Test
    default void a_bar_takes_no_room() {
        List<SessionRef> refs = refs(2);
        long later = store().users().bar(ADA, RETENTION.toMillis()).now() + 1;
        assertThat(over(enrolBegun(later, refs.get(0), 1, OnLimit.TELL))).isEmpty();
        assertThat(over(enrolBegun(later, refs.get(1), 1, OnLimit.ENTER))).containsExactly(refs.get(0));
        assertThat(full(enrolBegun(later, refs(1).get(0), 1, OnLimit.TELL))).isEqualTo(refs);
    }

    @Test
    default void a_sign_in_that_is_barred_removes_nothing() {
        SessionRef ref = refs(1).get(0);
        enter(ref);
        store().users().bar(ADA, RETENTION.toMillis());
        assertThat(enrol(refs(1).get(0), 0, OnLimit.ENTER, Set.of(ref))).isInstanceOf(Barred.class);
        assertThat(entries()).containsExactly(ref);
    }

    @Test
    default void who_bars_is_told_who_is_there_sent_twice_too() {
        List<SessionRef> refs = refs(3);
        refs.forEach(this::enter);
        for (int sent = 0; sent < 2; sent++) {
            assertThat(store().users().bar(ADA, RETENTION.toMillis()).refs()).isEqualTo(refs);
        }
        assertThat(entries()).isEqualTo(refs);
    }

    @Test
    default void a_bar_is_remembered_for_its_time_though_nobody_is_signed_in() {
        long bar = store().users().bar(ADA, RETENTION.toMillis()).now();
        store().users().bar(ADA, 1); // takes nothing back
        advance(RETENTION.minusMinutes(1));
        assertThat(enrolBegun(bar - RETENTION.toMillis(), refs(1).get(0))).isInstanceOf(Barred.class);
        assertThat(entries()).isEmpty();
    }

    @Test
    default void a_bar_is_forgotten_after_its_time_though_the_entries_are_kept_longer() {
        List<SessionRef> refs = refs(2);
        enrol(refs.get(0), 0, OnLimit.ENTER, Set.of(), RETENTION.multipliedBy(4).toMillis());
        long bar = store().users().bar(ADA, RETENTION.toMillis()).now();
        advance(RETENTION.minusMinutes(1));
        assertThat(enrolBegun(bar - RETENTION.toMillis(), refs.get(1))).isInstanceOf(Barred.class);
        advance(Duration.ofMinutes(1).plusMillis(1));
        assertThat(enrolBegun(bar - RETENTION.toMillis(), refs.get(1))).isInstanceOf(Entered.class);
        assertThat(entries()).isEqualTo(refs);
    }

    @Test
    default void the_entries_are_kept_as_long_as_the_longest_of_their_sessions_may_live() {
        List<SessionRef> refs = refs(2);
        enter(refs.get(0));
        enrol(refs.get(1), 0, OnLimit.ENTER, Set.of(), 1_000);
        store().users().bar(ADA, 1_000);
        advance(RETENTION.minusMinutes(1));
        assertThat(entries()).isEqualTo(refs);
        advance(Duration.ofMinutes(2));
        assertThat(entries()).isEmpty();
    }

    @Test
    default void what_is_removed_need_not_be_there() {
        List<SessionRef> refs = refs(3);
        refs.forEach(this::enter);
        store().users().remove(ADA, List.of());
        store().users().remove(ADA, refs(2));
        assertThat(entries()).isEqualTo(refs);
        store().users().remove(ADA, List.of(refs.get(1), refs(1).get(0)));
        assertThat(entries()).containsExactly(refs.get(0), refs.get(2));
        for (int sent = 0; sent < 2; sent++) {
            store().users().remove(ADA, refs);
            assertThat(entries()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE})
    default void absurd_limits_limit_nothing(int limit) {
        List<SessionRef> refs = refs(3);
        refs.forEach(ref -> assertThat(over(enrol(ref, limit, OnLimit.TELL))).isEmpty());
        assertThat(entries()).isEqualTo(refs);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
    default void absurd_times_are_answered(long time) {
        SessionRef ref = refs(1).get(0);
        assertThat(enrolBegun(time, ref)).isInstanceOf(Entered.class);
        assertThat(enrol(ref, 1, OnLimit.TELL, Set.of(), time)).isInstanceOf(Entered.class);
        assertThat(entries()).containsExactly(ref);
        assertThat(store().users().bar(ADA, time).refs()).containsExactly(ref);
    }

    @Test
    default void a_thousand_sessions_of_one_user_are_told_limited_and_removed() {
        List<SessionRef> refs = refs(1_000);
        refs.forEach(this::enter);
        assertThat(entries()).isEqualTo(refs);
        SessionRef newest = refs(1).get(0);
        assertThat(full(enrol(newest, 1, OnLimit.TELL))).isEqualTo(refs);
        assertThat(over(enrol(newest, 1, OnLimit.ENTER))).isEqualTo(refs);
        assertThat(over(enrol(newest, 1, OnLimit.TELL, new HashSet<>(refs)))).isEmpty();
        assertThat(entries()).containsExactly(newest);
        refs.forEach(this::enter);
        store().users().remove(ADA, refs);
        assertThat(entries()).containsExactly(newest);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    default void of_parallel_sign_ins_exactly_as_many_as_may_be_are_entered(int limit) {
        List<SessionRef> refs = refs(SIGN_INS);
        List<EnrolAnswer> answers = Race.of(SIGN_INS, i -> enrol(refs.get(i), limit, OnLimit.TELL));
        assertThat(answers).filteredOn(Entered.class::isInstance).hasSize(limit);
        assertThat(answers).filteredOn(Full.class::isInstance).hasSize(SIGN_INS - limit);
        assertThat(entries()).containsExactlyInAnyOrderElementsOf(entered(refs, answers));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    default void of_parallel_sign_ins_that_enter_all_but_as_many_as_may_be_are_told_over_the_limit(int limit) {
        List<SessionRef> refs = refs(SIGN_INS);
        List<EnrolAnswer> answers = Race.of(SIGN_INS, i -> enrol(refs.get(i), limit, OnLimit.ENTER));
        assertThat(answers)
                .extracting(answer -> over(answer).size())
                .as("each came after another one")
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, SIGN_INS)
                        .mapToObj(before -> Math.max(0, before + 1 - limit))
                        .toList());
        List<SessionRef> entries = entries();
        assertThat(entries).containsExactlyInAnyOrderElementsOf(refs);
        assertThat(answers.stream().flatMap(answer -> over(answer).stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(entries.subList(0, SIGN_INS - limit));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    default void parallel_sign_ins_that_remove_those_over_the_limit_leave_exactly_as_many_as_may_be(int limit) {
        List<SessionRef> refs = refs(SIGN_INS);
        Race.of(SIGN_INS, i -> {
            List<SessionRef> over = over(enrol(refs.get(i), limit, OnLimit.ENTER));
            store().users().remove(ADA, over);
            return over;
        });
        assertThat(entries()).hasSize(limit);
    }

    @Test
    default void each_sign_in_under_way_at_a_bar_is_refused_or_told_to_who_bars() {
        List<SessionRef> refs = refs(SIGN_INS);
        List<Object> answers = Race.of(
                SIGN_INS + 1,
                i -> i == SIGN_INS
                        ? store().users().bar(ADA, RETENTION.toMillis())
                        : enrol(refs.get(i), 0, OnLimit.ENTER));
        assertThat(answers.subList(0, SIGN_INS))
                .allMatch(answer -> answer instanceof Entered || answer instanceof Barred);
        assertThat(((UserEntries) answers.get(SIGN_INS)).refs())
                .containsExactlyInAnyOrderElementsOf(entered(refs, answers));
    }

    private List<SessionRef> refs(int count) {
        return IntStream.range(0, count).mapToObj(i -> session().ref).toList();
    }

    private List<SessionRef> entries() {
        return store().users().of(ADA).refs();
    }

    private long now() {
        return store().users().of(ADA).now();
    }

    private void enter(SessionRef ref) {
        assertThat(over(enrol(ref, 0, OnLimit.TELL))).isEmpty();
    }

    private EnrolAnswer enrolBegun(long began, SessionRef ref) {
        return enrolBegun(began, ref, 0, OnLimit.TELL);
    }

    private EnrolAnswer enrolBegun(long began, SessionRef ref, int limit, OnLimit onLimit) {
        return store().users().enrol(new EnrolRequest(ADA, ref, began, limit, onLimit, Set.of(), RETENTION.toMillis()));
    }

    private EnrolAnswer enrol(SessionRef ref, int limit, OnLimit onLimit) {
        return enrol(ref, limit, onLimit, Set.of());
    }

    private EnrolAnswer enrol(SessionRef ref, int limit, OnLimit onLimit, Set<SessionRef> over) {
        return enrol(ref, limit, onLimit, over, RETENTION.toMillis());
    }

    private EnrolAnswer enrol(SessionRef ref, int limit, OnLimit onLimit, Set<SessionRef> over, long retention) {
        return store().users().enrol(new EnrolRequest(ADA, ref, 1, limit, onLimit, over, retention));
    }

    private static List<SessionRef> entered(List<SessionRef> refs, List<?> answers) {
        return IntStream.range(0, refs.size())
                .filter(i -> answers.get(i) instanceof Entered)
                .mapToObj(refs::get)
                .toList();
    }

    private static List<SessionRef> over(EnrolAnswer answer) {
        return ((Entered) answer).overLimit();
    }

    private static List<SessionRef> full(EnrolAnswer answer) {
        return ((Full) answer).entries().refs();
    }
}
