package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ConflictPolicy;
import dev.holdfast.SessionConflictException;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.Rules;
import dev.holdfast.testkit.Rules.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bean that is one unit of conflict: its fields items and total, and note, which may not be stored. */
class UnitConflictTest extends ConflictingTest {

    private static final String OVERWRITTEN = "CONFLICT_OVERWRITTEN items; siblings: total, note";

    UnitConflictTest() {
        super(unit(null), UnitConflictTest::begin);
    }

    @Test
    void its_other_fields_are_guarded_but_not_written() {
        WorkingSession request = mine.request(token);
        in(request).set("items", Map.of("a", "mine")).put("other", "mine");
        request.commit();
        CommitRequest last = store.committed.get(store.committed.size() - 1);
        assertThat(((CommitRequest.Continuation) last.basis()).guarded()).containsExactlyInAnyOrder("total", "note");
        assertThat(last.changes().names()).containsExactly("items", "other");
        assertThat(mine.told()).containsExactly("SESSION_COMMITTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void the_last_writer_writes_the_whole_bean_as_it_has_it(int more) {
        WorkingSession request = mine.request(token);
        in(request).set("items", Map.of("a", "mine")).put("other", "mine");
        elsewhere(notes -> notes.set("total", 9).set("note", 9).put("other 2", "theirs"), more);
        request.commit();
        assertThat(bean()).containsExactly(Map.of("a", "mine"), 1, null);
        assertThat(mine.told()).containsExactly(OVERWRITTEN, "SESSION_COMMITTED attempts: 2");
        assertThat(in(request).refreshed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void a_field_that_the_other_removed_is_back_and_one_that_both_changed_is_mine(int more) {
        WorkingSession request = mine.request(token);
        in(request).set("items", Map.of("a", "mine"));
        elsewhere(notes -> notes.set("items", Map.of("a", "theirs")).remove("total"), more);
        request.commit();
        assertThat(bean()).containsExactly(Map.of("a", "mine"), 1, null);
        assertThat(mine.told()).containsExactly(OVERWRITTEN, "SESSION_COMMITTED attempts: 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void a_bean_is_counted_once_however_often_others_come_first(int more) {
        WorkingSession request = mine.request(token);
        in(request).set("items", Map.of("a", "mine"));
        meetInEachRound(1, 4, more);
        request.commit();
        assertThat(bean()).containsExactly(Map.of("a", "mine"), 1, null);
        assertThat(mine.told()).containsExactly(OVERWRITTEN, "SESSION_COMMITTED attempts: 5");
    }

    @Test
    void a_conflict_of_the_unit_costs_one_command_more_and_two_beyond_the_log() {
        WorkingSession request = mine.request(token);
        in(request).set("items", Map.of("a", "mine"));
        elsewhere(notes -> notes.set("total", 9), 0);
        int before = store.calls();
        request.commit();
        assertThat(store.calls() - before).as("commit, commit").isEqualTo(2);

        WorkingSession second = mine.request(token);
        in(second).set("items", Map.of("a", "mine again"));
        elsewhere(notes -> notes.set("total", 10), BEYOND_THE_LOG);
        before = store.calls();
        second.commit();
        assertThat(store.calls() - before).as("commit, open, commit").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void the_same_change_made_by_both_is_counted_as_each_may_have_counted_up(int more) {
        WorkingSession request = mine.request(token);
        in(request).set("items", Map.of("a", "mine")).set("total", 2);
        elsewhere(notes -> notes.set("total", 2), more);
        request.commit();
        assertThat(bean()).containsExactly(Map.of("a", "mine"), 2, null);
        assertThat(mine.told())
                .filteredOn(told -> told.startsWith("CONFLICT_OVERWRITTEN"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void what_changed_outside_the_bean_does_not_conflict_with_it(int more) {
        WorkingSession request = mine.request(token);
        in(request).set("items", Map.of("a", "mine"));
        elsewhere(notes -> notes.put("other", "theirs"), more);
        request.commit();
        assertThat(mine.told()).noneMatch(told -> told.startsWith("CONFLICT"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void a_field_known_to_the_store_only_is_no_part_of_it_and_stays(int more) {
        WorkingSession request = mine.request(token);
        in(request).set("items", Map.of("a", "mine"));
        elsewhere(notes -> notes.set("total", 9).put("of a newer version", "theirs"), more);
        request.commit();
        assertThat(in(theirs.request(token)).get("of a newer version")).isEqualTo("theirs");
    }

    @Test
    void a_whole_bean_born_by_both_is_the_first_ones() {
        String fresh = mine.create("a", "1");
        WorkingSession one = mine.request(fresh);
        WorkingSession two = theirs.request(fresh);
        in(one).set("items", Map.of("a", "one")).set("total", 1).set("note", 1).areFirstForms("items", "total", "note");
        in(two).set("items", Map.of("a", "two")).set("total", 2).set("note", 2);
        two.finish();
        one.commit();
        assertThat(in(one).refreshed()).containsOnlyKeys("items", "total", "note");
        assertThat(in(theirs.request(fresh)).value("total")).isEqualTo(2);
    }

    @Test
    void a_bean_begun_by_both_is_the_last_ones_with_its_first_forms() {
        String fresh = mine.create("a", "1");
        WorkingSession one = mine.request(fresh);
        WorkingSession two = theirs.request(fresh);
        in(one).set("items", Map.of("a", "one")).set("total", 1).set("note", 1).areFirstForms("note");
        in(two).set("items", Map.of("a", "two")).set("total", 2).set("note", 2);
        two.finish();
        one.commit();
        Notes seen = in(theirs.request(fresh));
        assertThat(List.of(seen.value("items"), seen.value("total"), seen.value("note")))
                .containsExactly(Map.of("a", "one"), 1, 1);
    }

    @ParameterizedTest
    @EnumSource(ConflictPolicy.class)
    void only_a_unit_that_fails_is_refused(ConflictPolicy policy) {
        assertRefused(policy == ConflictPolicy.FAIL, policy, false);
    }

    @ParameterizedTest
    @EnumSource(ConflictPolicy.class)
    void under_strict_terms_only_a_unit_that_is_annotated_to_be_overwritten_is(ConflictPolicy policy) {
        assertRefused(policy != ConflictPolicy.OVERWRITE, policy, true);
    }

    private void assertRefused(boolean refused, ConflictPolicy policy, boolean strict) {
        Notes.Kind ruled = unit(policy);
        try (HeartNode node = new HeartNode(store, ruled)) {
            StoredSession opened = node.opened(token);
            Notes notes = Notes.of(node.request(token), ruled).set("items", Map.of("a", "mine"));
            elsewhere(other -> other.set("total", 9), 0);
            CommitTerms terms = new CommitTerms(strict, null);
            if (refused) {
                assertThatThrownBy(() -> node.commit(opened, notes, terms))
                        .isInstanceOf(SessionConflictException.class)
                        .hasMessageContaining("(items; siblings: total, note)");
                assertThat(bean()).containsExactly(Map.of("a", "1"), 9, null);
                assertThat(node.told()).containsExactly("CONFLICT_REFUSED items; siblings: total, note");
            } else {
                node.commit(opened, notes, terms);
                assertThat(bean()).containsExactly(Map.of("a", "mine"), 1, null);
            }
        }
    }

    @Test
    void a_unit_refused_by_one_field_changed_is_refused_as_a_whole() {
        Notes.Kind mixed = unit(ConflictPolicy.OVERWRITE)
                .ruling("total", Rules.unit(ConflictPolicy.FAIL, Shape.NUMBER, "items", "note"));
        try (HeartNode node = new HeartNode(store, mixed)) {
            WorkingSession request = node.request(token);
            Notes.of(request, mixed).set("items", Map.of("a", "mine")).set("total", 2);
            elsewhere(notes -> notes.set("note", 9), 0);
            assertThatThrownBy(request::commit).isInstanceOf(SessionConflictException.class);
        }
    }

    @Test
    void under_strict_terms_what_may_be_overwritten_may_be_so_in_every_round() {
        Notes.Kind ruled = unit(ConflictPolicy.OVERWRITE);
        try (HeartNode node = new HeartNode(store, ruled)) {
            StoredSession opened = node.opened(token);
            Notes notes = Notes.of(node.request(token), ruled).set("items", Map.of("a", "mine"));
            meetInEachRound(1, 3, 0);
            node.commit(opened, notes, new CommitTerms(true, null));
            assertThat(bean()).containsExactly(Map.of("a", "mine"), 1, null);
        }
    }

    /** Others change what this request does not, before each of so many attempts. */
    private void meetInEachRound(int round, int last, int more) {
        store.plantedCommits.add(sent -> {
            elsewhere(notes -> notes.set("total", 10 + round).set("note", 10 + round), more);
            CommitAnswer answer = store.commit(sent);
            if (round < last) {
                meetInEachRound(round + 1, last, more);
            }
            return answer;
        });
    }

    private static Notes.Kind unit(@Nullable ConflictPolicy policy) {
        return new Notes.Kind(false)
                .ruling("items", Rules.unit(policy, Shape.MAP, "total", "note"))
                .ruling("total", Rules.unit(policy, Shape.NUMBER, "items", "note"))
                .ruling("note", Rules.unit(policy, Shape.NUMBER, "items", "total"));
    }

    private static void begin(Notes notes) {
        notes.set("items", Map.of("a", "1")).set("total", 1);
    }

    /** Items, total and note as they are stored. */
    private List<@Nullable Object> bean() {
        Notes notes = in(theirs.request(token));
        return Arrays.asList(notes.value("items"), notes.value("total"), notes.value("note"));
    }
}
