package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.testkit.Race;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two requests of one session at the same time. Where the log still tells what is new, and where it no longer does. */
class ConflictTest extends HeartTest {

    /** The log has 512 bytes: so many later commits of another field and the request's own label is no longer in it. */
    private static final int BEYOND_THE_LOG = 60;

    private final String token = node.create("a", "1", "b", "1");
    private final WorkingSession request = node.request(token);

    @Test
    void changes_of_different_fields_both_count() {
        notes(request).put("a", "mine");
        putElsewhere(token, "b", "theirs");
        request.commit();
        assertThat(stored(token, "a")).isEqualTo("mine");
        assertThat(stored(token, "b")).isEqualTo("theirs");
        assertThat(node.outcomes()).containsExactly("SESSION_COMMITTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BEYOND_THE_LOG})
    void of_two_changes_of_one_field_the_last_wins_and_is_counted(int othersCommits) {
        notes(request).put("a", "mine").put("b", "mine too");
        putElsewhereOften("a", othersCommits);
        request.commit();
        assertThat(stored(token, "a")).isEqualTo("mine");
        assertThat(stored(token, "b")).isEqualTo("mine too");
        assertThat(node.outcomes()).containsExactly("CONFLICT_OVERWRITTEN a", "SESSION_COMMITTED");
        assertThat(notes(request).refreshed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BEYOND_THE_LOG})
    void a_removal_wins_and_loses_like_any_change(int othersCommits) {
        notes(request).remove("a");
        putElsewhereOften("a", othersCommits);
        request.commit();
        assertThat(stored(token, "a")).isNull();
        assertThat(node.outcomes()).containsExactly("CONFLICT_OVERWRITTEN a", "SESSION_COMMITTED");

        WorkingSession second = node.request(token);
        notes(second).put("b", "mine");
        putElsewhereOften("c", othersCommits - 1);
        WorkingSession remover = other.request(token);
        notes(remover).remove("b");
        remover.finish();
        second.commit();
        assertThat(stored(token, "b")).isEqualTo("mine");
        assertThat(node.outcomes()).containsExactly("CONFLICT_OVERWRITTEN b", "SESSION_COMMITTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BEYOND_THE_LOG})
    void a_first_form_gives_way_to_the_stored_one_and_the_source_takes_it_over(int othersCommits) {
        notes(request).bear("born", "mine").put("a", "mine");
        putElsewhereOften("born", othersCommits);
        request.commit();
        String theirs = "theirs" + othersCommits;
        assertThat(stored(token, "born")).isEqualTo(theirs);
        assertThat(stored(token, "a")).isEqualTo("mine");
        assertThat(notes(request).get("born")).isEqualTo(theirs);
        assertThat(notes(request).refreshed()).containsOnlyKeys("born").containsEntry("born", theirs);
        assertThat(node.outcomes()).containsExactly("CONFLICT_YIELDED born", "SESSION_COMMITTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BEYOND_THE_LOG})
    void a_first_form_that_is_all_there_is_needs_no_second_commit(int othersCommits) {
        notes(request).bear("born", "mine");
        putElsewhereOften("born", othersCommits);
        store.commits.set(0);
        request.commit();
        assertThat(store.commits).hasValue(1);
        assertThat(node.outcomes()).containsExactly("CONFLICT_YIELDED born");
        notes(request).put("a", "later");
        request.commit();
        assertThat(stored(token, "a")).isEqualTo("later");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BEYOND_THE_LOG})
    void the_same_value_stored_by_both_is_counted_as_each_may_have_counted_up(int othersCommits) {
        notes(request).put("a", "theirs" + othersCommits).put("b", "mine");
        putElsewhereOften("a", othersCommits);
        request.commit();
        assertThat(stored(token, "a")).isEqualTo("theirs" + othersCommits);
        assertThat(stored(token, "b")).isEqualTo("mine");
        assertThat(node.outcomes()).containsExactly("CONFLICT_OVERWRITTEN a", "SESSION_COMMITTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BEYOND_THE_LOG})
    void a_change_after_a_commit_that_met_others_is_still_held_against_what_this_request_had_read(int othersCommits) {
        notes(request).get("b");
        putElsewhereOften("b", othersCommits);
        notes(request).put("a", "mine");
        request.commit();
        assertThat(node.outcomes()).containsExactly("SESSION_COMMITTED");

        assertThat(notes(request).get("b")).as("as it was read").isEqualTo("1");
        notes(request).put("b", "mine");
        request.commit();
        assertThat(node.outcomes()).containsExactly("CONFLICT_OVERWRITTEN b", "SESSION_COMMITTED");
        assertThat(stored(token, "b")).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BEYOND_THE_LOG})
    void a_field_that_this_request_has_changed_before_is_in_conflict_with_others_only(int othersCommits) {
        notes(request).get("a");
        putElsewhereOften("b", othersCommits);
        for (int i = 0; i < 3; i++) {
            notes(request).put("a", "mine" + i);
            request.commit();
        }
        assertThat(node.outcomes()).containsOnly("SESSION_COMMITTED").hasSize(3);

        putElsewhere(token, "a", "theirs");
        notes(request).put("a", "mine again");
        request.commit();
        assertThat(node.outcomes()).containsExactly("CONFLICT_OVERWRITTEN a", "SESSION_COMMITTED");
    }

    @Test
    void a_session_that_ends_while_it_is_read_again_is_not_written() {
        notes(request).put("a", "mine");
        putElsewhereOften("b", BEYOND_THE_LOG);
        AtomicBoolean once = new AtomicBoolean();
        store.onOpen = read -> {
            if (read.touch().equals(OpenRequest.Touch.PASSIVE) && once.compareAndSet(false, true)) {
                endElsewhere(token);
            }
        };
        request.commit();
        assertThat(once).isTrue();
        assertThat(node.outcomes()).containsExactly("COMMIT_AFTER_END");
    }

    @Test
    void what_was_not_written_in_the_end_has_overwritten_nothing() {
        notes(request).put("a", "mine");
        putElsewhere(token, "a", "theirs");
        store.plantedCommits.add(sent -> {
            CommitAnswer conflict = store.commit(sent);
            endElsewhere(token);
            return conflict;
        });
        request.commit();
        assertThat(node.outcomes()).containsExactly("COMMIT_AFTER_END");
    }

    @Test
    void reading_again_does_not_count_as_use() {
        notes(request).put("a", "mine");
        putElsewhereOften("b", BEYOND_THE_LOG);
        clock.advance(Duration.ofMinutes(20));
        request.commit();
        assertThat(other.request(token).usedAt()).hasValueSatisfying(used -> assertThat(clock.millis() - used)
                .isEqualTo(Duration.ofMinutes(20).toMillis()));
    }

    @Test
    void of_many_requests_at_once_no_change_of_a_field_of_its_own_is_lost() {
        Race.of(8, thread -> {
            for (int i = 0; i < 20; i++) {
                WorkingSession one = (thread % 2 == 0 ? node : other).request(token);
                notes(one).put("counter" + thread, String.valueOf(i)).put("shared", thread + "/" + i);
                one.finish();
            }
            return null;
        });
        for (int thread = 0; thread < 8; thread++) {
            assertThat(stored(token, "counter" + thread)).isEqualTo("19");
        }
        assertThat(stored(token, "shared")).endsWith("/19");
    }

    private void putElsewhereOften(String name, int times) {
        for (int i = 1; i <= times; i++) {
            putElsewhere(token, name, "theirs" + i);
        }
    }
}
