package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ConflictPolicy;
import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockLostException;
import dev.holdfast.SessionTooLargeException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.Rules;
import dev.holdfast.testkit.Rules.Shape;
import dev.holdfast.testkit.SessionDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two requests that change one field, by its rules. Where the log still tells what is new, and where it no longer does. */
class MergeOnConflictTest extends ConflictingTest {

    MergeOnConflictTest() {
        super(
                new Notes.Kind(false)
                        .ruling("Cart#map", Rules.of(Shape.MAP, "Cart#note", "Cart#total"))
                        .ruling("list", Rules.of(Shape.LIST))
                        .ruling("set", Rules.of(Shape.SET))
                        .ruling("number", Rules.of(Shape.NUMBER))
                        .ruling("failing", Rules.annotated(ConflictPolicy.FAIL, Shape.MAP))
                        .ruling("overwriting", Rules.annotated(ConflictPolicy.OVERWRITE, Shape.MAP))
                        .ruling("merging", Rules.annotated(ConflictPolicy.MERGE, Shape.MAP)),
                MergeOnConflictTest::begin);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void entries_added_by_both_all_count_and_the_source_takes_them_over(int more) {
        WorkingSession request = adding(mine, "Cart#map", "mine");
        elsewhere(notes -> add(notes, "Cart#map", "theirs"), more);
        request.commit();
        assertThat(stored("Cart#map")).isEqualTo(Map.of("first", "1", "mine", "1", "theirs", "1"));
        assertThat(in(request).value("Cart#map")).isEqualTo(stored("Cart#map"));
        assertThat(in(request).refreshed()).containsOnlyKeys("Cart#map");
        assertThat(mine.told())
                .containsExactly(
                        "CONFLICT_MERGED Cart#map; siblings: Cart#note, Cart#total", "SESSION_COMMITTED attempts: 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void a_merge_goes_on_from_what_was_met_when_others_come_first_again(int more) {
        WorkingSession request = adding(mine, "list", "mine");
        meetInEachRound(1, 4, more);
        request.commit();
        assertThat(list()).containsExactlyInAnyOrder("first", "theirs 1", "theirs 2", "theirs 3", "theirs 4", "mine");
        assertThat(mine.told()).containsExactly("CONFLICT_MERGED list", "SESSION_COMMITTED attempts: 5");
    }

    @Test
    void a_merge_that_landed_though_the_answer_was_lost_adds_nothing_twice() {
        WorkingSession request = adding(mine, "list", "mine");
        elsewhere(notes -> append(notes, "theirs"), 0);
        afterTheFirstAttempt(sent -> {
            store.commit(sent);
            return store.commit(sent); // sent twice by the client
        });
        request.commit();
        assertThat(list()).containsExactly("first", "theirs", "mine");
    }

    @Test
    void a_merge_that_landed_though_the_store_said_otherwise_adds_nothing_twice() {
        WorkingSession request = adding(mine, "list", "mine");
        elsewhere(notes -> append(notes, "theirs"), 0);
        afterTheFirstAttempt(sent -> {
            store.commit(sent);
            return new CommitAnswer.Late(clock.millis(), true);
        });
        request.commit();
        assertThat(list()).containsExactly("first", "theirs", "mine");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_commit_that_may_have_landed_before_the_log_began_is_not_done_again(boolean refusedAsLate) {
        WorkingSession request = adding(mine, "list", "mine");
        store.plantedCommits.add(sent -> {
            store.commit(sent);
            elsewhere(notes -> append(notes, "theirs"), BEYOND_THE_LOG);
            return refusedAsLate ? new CommitAnswer.Late(clock.millis(), true) : sentAgain(store.commit(sent));
        });
        assertThatThrownBy(request::commit)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("HF0415");
        request.finish();
        assertThat(list()).containsExactly("first", "mine", "theirs");
        assertThat(request.hasFailed()).isTrue();
    }

    /** As a store answers whose client has waited so long that it may have sent the commit anew. */
    private static CommitAnswer sentAgain(CommitAnswer answer) {
        CommitAnswer.Behind behind = (CommitAnswer.Behind) answer;
        return new CommitAnswer.Behind(behind.now(), behind.newest(), true);
    }

    @Test
    void a_later_change_of_the_same_request_starts_from_what_was_merged() {
        WorkingSession request = adding(mine, "list", "mine");
        elsewhere(notes -> append(notes, "theirs"), 0);
        request.commit();
        in(request).edit("list", new ArrayList<>(), (List<String> list) -> list.remove("theirs"));
        elsewhere(notes -> append(notes, "theirs 2"), 0);
        request.commit();
        assertThat(list()).containsExactlyInAnyOrder("first", "mine", "theirs 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void what_the_others_have_stored_already_is_not_written_again_but_taken_over(int more) {
        WorkingSession request = mine.request(token);
        in(request).edit("Cart#map", new LinkedHashMap<>(), (Map<String, String> map) -> map.remove("first"));
        elsewhere(
                notes -> notes.edit("Cart#map", new LinkedHashMap<>(), (Map<String, String> map) -> {
                    map.remove("first");
                    map.put("theirs", "1");
                }),
                more);
        store.commits.set(0);
        request.commit();
        assertThat(store.commits).hasValue(1);
        assertThat(stored("Cart#map")).isEqualTo(Map.of("theirs", "1"));
        assertThat(in(request).value("Cart#map")).isEqualTo(Map.of("theirs", "1"));
        assertThat(in(request).refreshed()).containsOnlyKeys("Cart#map");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void the_same_members_of_a_set_in_another_order_are_no_conflict(int more) {
        WorkingSession request = mine.request(token);
        in(request).set("set", new LinkedHashSet<>(List.of("a", "b")));
        elsewhere(notes -> notes.set("set", new LinkedHashSet<>(List.of("b", "a"))), more);
        request.commit();
        assertThat(stored("set")).isEqualTo(Set.of("a", "b"));
        assertThat(mine.told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void the_same_entry_made_by_both_is_counted_as_each_may_have_counted_up(int more) {
        WorkingSession request = mine.request(token);
        in(request).set("Cart#map", ordered("a", "b"));
        elsewhere(notes -> notes.set("Cart#map", ordered("b", "a")), more);
        request.commit();
        assertThat(stored("Cart#map")).isEqualTo(Map.of("a", "1", "b", "1"));
        assertThat(mine.told()).containsExactly("CONFLICT_OVERWRITTEN Cart#map; siblings: Cart#note, Cart#total");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void of_what_cannot_be_merged_the_last_write_wins(int more) {
        WorkingSession request = mine.request(token);
        in(request).set("number", 2);
        elsewhere(notes -> notes.set("number", 3), more);
        request.commit();
        assertThat(stored("number")).isEqualTo(2);
        assertThat(in(request).refreshed()).isEmpty();
        assertThat(mine.told()).containsExactly("CONFLICT_OVERWRITTEN number", "SESSION_COMMITTED attempts: 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void an_annotated_field_is_overwritten_and_counted(int more) {
        WorkingSession request = adding(mine, "overwriting", "mine");
        elsewhere(notes -> add(notes, "overwriting", "theirs"), more);
        request.commit();
        assertThat(stored("overwriting")).isEqualTo(Map.of("first", "1", "mine", "1"));
        assertThat(mine.told()).containsExactly("CONFLICT_OVERWRITTEN overwriting", "SESSION_COMMITTED attempts: 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void an_annotated_field_fails_the_commit_with_all_that_came_along(int more) {
        WorkingSession request = adding(mine, "failing", "mine");
        add(in(request), "Cart#map", "mine");
        elsewhere(notes -> add(notes, "failing", "theirs"), more);
        assertThatThrownBy(request::commit)
                .isInstanceOf(SessionConflictException.class)
                .hasMessageStartingWith("HF0412")
                .hasMessageContainingAll(
                        request.ref().orElseThrow().toString(), "failing", "@RetryOnConflict", "holdfast.conflict");
        assertThat(stored("failing")).isEqualTo(Map.of("first", "1", "theirs", "1"));
        assertThat(stored("Cart#map")).isEqualTo(Map.of("first", "1"));
        assertThat(mine.told()).containsExactly("CONFLICT_REFUSED failing");
        assertThat(request.hasFailed()).as("the store did its part").isFalse();
    }

    @ParameterizedTest
    @EnumSource(ConflictPolicy.class)
    void the_configured_policy_holds_where_no_annotation_tells(ConflictPolicy configured) {
        try (HeartNode one =
                new HeartNode(store, kind, "conflict", configured.name().toLowerCase())) {
            WorkingSession request = adding(one, "Cart#map", "mine");
            add(in(request), "merging", "mine");
            elsewhere(
                    notes -> {
                        add(notes, "Cart#map", "theirs");
                        add(notes, "merging", "theirs");
                    },
                    0);
            if (configured == ConflictPolicy.FAIL) {
                assertThatThrownBy(request::commit).isInstanceOf(SessionConflictException.class);
                return;
            }
            request.commit();
            assertThat(stored("merging")).isEqualTo(Map.of("first", "1", "mine", "1", "theirs", "1"));
            boolean merged = configured == ConflictPolicy.MERGE;
            assertThat(((Map<?, ?>) stored("Cart#map")).containsKey("theirs")).isEqualTo(merged);
            assertThat(one.told())
                    .anyMatch(told -> told.startsWith(
                            (merged ? "CONFLICT_MERGED" : "CONFLICT_OVERWRITTEN") + " Cart#map; siblings:"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void a_field_begun_by_both_is_merged_from_its_first_form(int more) {
        WorkingSession request = mine.request(token);
        add(in(request), "merging", "mine");
        elsewhere(notes -> add(notes, "merging", "theirs"), more);
        request.commit();
        assertThat(stored("merging")).isEqualTo(Map.of("mine", "1", "theirs", "1", "first", "1"));

        String fresh = mine.create("a", "1");
        WorkingSession one = mine.request(fresh);
        WorkingSession two = theirs.request(fresh);
        add(in(one), "merging", "one");
        add(in(two), "merging", "two");
        two.finish();
        one.commit();
        assertThat(in(one).value("merging")).isEqualTo(Map.of("one", "1", "two", "1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void what_an_older_version_has_stored_in_another_type_is_overwritten_and_counted(int more) {
        WorkingSession request = adding(mine, "list", "mine");
        Notes.Kind older = new Notes.Kind(false).ruling("list", Rules.of(Shape.NUMBER));
        try (HeartNode old = new HeartNode(store, older)) {
            for (int i = 0; i <= more; i++) {
                WorkingSession foreign = old.request(token);
                Notes.of(foreign, older).set("list", i);
                foreign.finish();
            }
        }
        request.commit();
        assertThat(list()).containsExactly("first", "mine");
        assertThat(mine.told()).containsExactly("CONFLICT_OVERWRITTEN list", "SESSION_COMMITTED attempts: 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BEYOND_THE_LOG})
    void a_removed_field_is_not_merged_with(int more) {
        WorkingSession request = adding(mine, "list", "mine");
        elsewhere(notes -> notes.remove("list"), more);
        request.commit();
        assertThat(list()).containsExactly("first", "mine");
        assertThat(mine.told()).containsExactly("CONFLICT_OVERWRITTEN list", "SESSION_COMMITTED attempts: 2");

        WorkingSession remover = mine.request(token);
        in(remover).remove("list");
        elsewhere(notes -> append(notes, "theirs"), more);
        remover.commit();
        assertThat(stored("list")).isNull();
        assertThat(mine.told()).containsExactly("CONFLICT_OVERWRITTEN list", "SESSION_COMMITTED attempts: 2");
    }

    @Test
    void a_merged_value_over_the_limit_is_refused_and_the_session_lives_on() {
        try (HeartNode small =
                new HeartNode(store, kind, "state.field-max-bytes", "100", "state.field-warn-bytes", "0")) {
            WorkingSession request = adding(small, "Cart#map", "m".repeat(60));
            elsewhere(notes -> add(notes, "Cart#map", "t".repeat(60)), 0);
            assertThatThrownBy(request::commit)
                    .isInstanceOf(SessionTooLargeException.class)
                    .hasMessageStartingWith("HF0405");
            assertThat(stored("Cart#map")).isEqualTo(Map.of("first", "1", "t".repeat(60), "1"));
            assertThat(small.told()).containsExactly("SIZE_REFUSED field Cart#map of 148 bytes");
        }
    }

    @Test
    void a_merged_value_over_the_warning_limit_is_warned_of_once_it_is_stored() {
        try (HeartNode small = new HeartNode(store, kind, "state.field-warn-bytes", "100")) {
            WorkingSession request = adding(small, "Cart#map", "m".repeat(60));
            elsewhere(notes -> add(notes, "Cart#map", "t".repeat(60)), 0);
            request.commit();
            assertThat(small.told()).first().isEqualTo("SIZE_WARNED field Cart#map of 148 bytes");
        }
    }

    @Test
    void a_merge_costs_one_command_more_and_two_beyond_the_log() {
        WorkingSession request = adding(mine, "Cart#map", "mine");
        elsewhere(notes -> add(notes, "Cart#map", "theirs"), 0);
        int before = store.calls();
        request.commit();
        assertThat(store.calls() - before).as("commit, commit").isEqualTo(2);

        WorkingSession second = adding(mine, "Cart#map", "mine 2");
        elsewhere(notes -> add(notes, "Cart#map", "theirs 2"), BEYOND_THE_LOG);
        before = store.calls();
        second.commit();
        assertThat(store.calls() - before).as("commit, open, commit").isEqualTo(3);
    }

    @Test
    void a_strict_commit_merges_but_overwrites_only_what_an_annotation_lets() {
        StoredSession opened = mine.opened(token);
        WorkingSession request = adding(mine, "Cart#map", "mine");
        add(in(request), "overwriting", "mine");
        elsewhere(
                notes -> {
                    add(notes, "Cart#map", "theirs");
                    add(notes, "overwriting", "theirs");
                },
                0);
        strictly(mine, opened, request);
        assertThat(stored("Cart#map")).isEqualTo(Map.of("first", "1", "mine", "1", "theirs", "1"));
        assertThat(stored("overwriting")).isEqualTo(Map.of("first", "1", "mine", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "overwrite", "fail"})
    void a_strict_commit_refuses_what_cannot_be_merged_whatever_is_configured(String configured) {
        try (HeartNode one = new HeartNode(store, kind, "conflict", configured)) {
            StoredSession opened = one.opened(token);
            WorkingSession request = one.request(token);
            in(request).set("number", 2);
            elsewhere(notes -> notes.set("number", 3), 0);
            assertThatThrownBy(() -> strictly(one, opened, request)).isInstanceOf(SessionConflictException.class);
            assertThat(stored("number")).isEqualTo(3);
            assertThat(one.told()).containsExactly("CONFLICT_REFUSED number");
        }
    }

    @Test
    void a_strict_commit_refuses_to_overwrite_a_field_that_nobody_knows_the_rules_of() {
        StoredSession opened = mine.opened(token);
        WorkingSession request = mine.request(token);
        in(request).put("plain", "mine");
        elsewhere(notes -> notes.put("plain", "theirs"), 0);
        assertThatThrownBy(() -> strictly(mine, opened, request)).isInstanceOf(SessionConflictException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_commit_under_a_lock_lands_only_while_no_other_holder_has_opened_the_session(boolean lost) {
        StoredSession opened = mine.opened(token);
        WorkingSession request = adding(mine, "Cart#map", "mine");
        markAs("holder 1", opened);
        CommitTerms terms = new CommitTerms(false, SessionDriver.bytes("holder 1"));
        elsewhere(notes -> add(notes, "Cart#map", "theirs"), 0);
        if (lost) {
            markAs("holder 2", opened);
            assertThatThrownBy(() -> mine.commit(opened, in(request), terms))
                    .isInstanceOf(SessionLockLostException.class)
                    .hasMessageStartingWith("HF0413")
                    .hasMessageContaining(opened.ref().toString());
            assertThat(stored("Cart#map")).isEqualTo(Map.of("first", "1", "theirs", "1"));
            assertThat(mine.told()).isEmpty();
        } else {
            mine.commit(opened, in(request), terms);
            assertThat(stored("Cart#map")).isEqualTo(Map.of("first", "1", "mine", "1", "theirs", "1"));
        }
    }

    private void markAs(String holder, StoredSession session) {
        store.open(new OpenRequest(
                session.ref(),
                null,
                null,
                OpenRequest.Touch.PASSIVE,
                0,
                SessionDriver.bytes(holder),
                OpenRequest.Reading.FIELDS));
    }

    @Test
    void a_strict_commit_without_a_conflict_is_like_any_other() {
        StoredSession opened = mine.opened(token);
        WorkingSession request = mine.request(token);
        in(request).set("number", 2);
        elsewhere(notes -> append(notes, "theirs"), 0);
        strictly(mine, opened, request);
        assertThat(stored("number")).isEqualTo(2);
    }

    /** Others append before each of so many attempts. */
    private void meetInEachRound(int round, int last, int more) {
        store.plantedCommits.add(sent -> {
            elsewhere(notes -> append(notes, "theirs " + round), more);
            CommitAnswer answer = store.commit(sent);
            if (round < last) {
                meetInEachRound(round + 1, last, more);
            }
            return answer;
        });
    }

    private void afterTheFirstAttempt(Function<CommitRequest, CommitAnswer> second) {
        store.plantedCommits.add(sent -> {
            CommitAnswer answer = store.commit(sent);
            store.plantedCommits.add(second);
            return answer;
        });
    }

    private void strictly(HeartNode node, StoredSession opened, WorkingSession request) {
        node.commit(opened, in(request), new CommitTerms(true, null));
    }

    private static void begin(Notes notes) {
        for (String map : List.of("Cart#map", "failing", "overwriting", "merging")) {
            add(notes, map, "first");
        }
        append(notes, "first");
        notes.set("number", 1);
    }

    private WorkingSession adding(HeartNode node, String name, String what) {
        WorkingSession request = node.request(token);
        if (name.equals("list")) {
            append(in(request), what);
        } else {
            add(in(request), name, what);
        }
        return request;
    }

    private static void add(Notes notes, String name, String key) {
        notes.edit(name, new LinkedHashMap<>(), (Map<String, String> map) -> map.put(key, "1"));
    }

    private static void append(Notes notes, String element) {
        notes.edit("list", new ArrayList<>(), (List<String> list) -> list.add(element));
    }

    private static Map<String, String> ordered(String... keys) {
        Map<String, String> map = new LinkedHashMap<>();
        List.of(keys).forEach(key -> map.put(key, "1"));
        return map;
    }

    @SuppressWarnings("unchecked")
    private List<String> list() {
        return (List<String>) stored("list");
    }
}
