package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.bytes;
import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.removals;
import static dev.holdfast.testkit.SessionDriver.sets;
import static dev.holdfast.testkit.SessionDriver.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitAnswer.Conflict;
import dev.holdfast.session.store.CommitAnswer.Done;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.OpenRequest.Touch;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract: a commit is stored whole or not at all, and no other's change is lost by it. */
public interface CommitContract extends StoreFixture {

    @Test
    default void a_commit_tells_the_one_before_it() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        CommitId second = id();
        assertThat(before(session.commit(second, first, sets("a", "2")))).isEqualTo(first);
        // A writer who has not seen the second still lands on other fields, and learns that there was one.
        assertThat(before(session.commit(id(), first, sets("b", "3")))).isEqualTo(second);
        assertThat(session.fields()).isEqualTo(Map.of("a", "2", "b", "3"));
    }

    @Test
    default void a_commit_sets_and_removes_at_once() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1", "b", "2");
        session.commitDone(first, new Changes(Map.of("c", bytes("3"), "b", bytes("22")), Set.of("a", "unknown")));
        assertThat(session.fields()).isEqualTo(Map.of("b", "22", "c", "3"));
    }

    @Test
    default void a_commit_sent_twice_is_answered_the_same_and_done_once() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        CommitId second = id();
        assertThat(before(session.commit(second, first, sets("a", "2")))).isEqualTo(first);
        CommitId third = session.commitDone(second, sets("a", "3"));
        assertThat(before(session.commit(second, first, sets("a", "2")))).isEqualTo(first);
        assertThat(session.fields()).isEqualTo(Map.of("a", "3"));
        assertThat(session.live().newest()).isEqualTo(third);
    }

    @Test
    default void a_commit_after_its_time_does_not_land_but_one_that_landed_stays_done() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        long now = session.live().now();
        Continuation basis = new Continuation(first, 1, null, null);
        assertThat(session.commit(id(), now - 1, sets("a", "2"), basis)).isInstanceOf(CommitAnswer.Late.class);
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));

        CommitId landed = id();
        assertThat(session.commit(landed, 0, sets("a", "2"), basis)).isInstanceOf(Done.class);
        assertThat(session.commit(landed, now - 1, sets("a", "2"), basis)).isInstanceOf(Done.class);
    }

    @Test
    default void a_commit_to_an_absent_session_is_refused() {
        assertThat(session().commit(id(), id(), sets("a", "1"))).isInstanceOf(CommitAnswer.Absent.class);
    }

    @Test
    default void a_conflict_tells_exactly_the_fields_that_both_changed_and_writes_nothing() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1", "b", "1", "c", "1", "d", "1");
        CommitId second = session.commitDone(first, sets("a", "2", "d", "2"));
        CommitId third = session.commitDone(second, removals("b"));
        CommitAnswer answer = session.commit(
                id(), first, new Changes(Map.of("a", bytes("3"), "b", bytes("3"), "c", bytes("3")), Set.of("e")));
        Map<String, String> theirs = new HashMap<>();
        theirs.put("a", "2");
        theirs.put("b", null);
        assertThat(answer).isInstanceOfSatisfying(Conflict.class, conflict -> {
            assertThat(conflict.newest()).isEqualTo(third);
            assertThat(texts(conflict.theirs())).isEqualTo(theirs);
        });
        assertThat(session.fields()).isEqualTo(Map.of("a", "2", "c", "1", "d", "2"));
        assertThat(session.live().newest()).isEqualTo(third);
    }

    @Test
    default void a_removal_conflicts_with_a_change() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        session.commitDone(first, sets("a", "2"));
        assertThat(session.commit(id(), first, removals("a")))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(texts(conflict.theirs()))
                        .isEqualTo(Map.of("a", "2")));
    }

    @Test
    default void names_alone_make_no_conflict_with_what_was_seen() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        CommitId second = session.commitDone(first, sets("a", "2"));
        assertThat(session.commit(id(), second, sets("a", "3"))).isInstanceOf(Done.class);
    }

    @Test
    default void a_writer_too_far_behind_is_told_so() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        CommitId wide = session.commitDone(first, sets("x".repeat(300), "1"));
        assertThat(session.commit(id(), first, sets("b", "1")))
                .isInstanceOfSatisfying(CommitAnswer.Behind.class, behind -> assertThat(behind.newest())
                        .isEqualTo(wide));
        assertThat(session.commit(id(), wide, sets("b", "1"))).isInstanceOf(Done.class);
    }

    @Test
    default void a_writer_whose_commit_nobody_knows_is_told_to_read_all() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        assertThat(session.commit(id(), id(), sets("b", "1")))
                .isInstanceOfSatisfying(CommitAnswer.Behind.class, behind -> assertThat(behind.newest())
                        .isEqualTo(first));
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    default void a_guarded_field_that_is_newer_conflicts_as_if_it_were_written() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1", "b", "1", "c", "1", "d", "1");
        CommitId second = session.commitDone(first, sets("b", "2"));
        CommitId third = session.commitDone(second, removals("c"));
        CommitAnswer answer = session.commit(id(), 0, sets("a", "3"), guarding(first, "b", "c", "d", "unknown"));
        Map<String, String> theirs = new HashMap<>();
        theirs.put("b", "2");
        theirs.put("c", null);
        assertThat(answer).isInstanceOfSatisfying(Conflict.class, conflict -> {
            assertThat(conflict.newest()).isEqualTo(third);
            assertThat(texts(conflict.theirs())).isEqualTo(theirs);
        });
        assertThat(session.fields()).isEqualTo(Map.of("a", "1", "b", "2", "d", "1"));
        assertThat(session.live().newest()).isEqualTo(third);
    }

    @Test
    default void a_guarded_field_conflicts_along_with_written_and_removed_ones() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1", "b", "1", "c", "1");
        session.commitDone(first, sets("a", "2", "b", "2", "c", "2"));
        Changes mine = new Changes(Map.of("a", bytes("3")), Set.of("b"));
        assertThat(session.commit(id(), 0, mine, guarding(first, "c")))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(texts(conflict.theirs()))
                        .isEqualTo(Map.of("a", "2", "b", "2", "c", "2")));
    }

    @Test
    default void a_guarded_field_that_nobody_changed_does_not_hinder_and_is_neither_written_nor_removed() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1", "b", "1", "c", "1");
        CommitId second = session.commitDone(first, sets("c", "2"));
        Changes mine = new Changes(Map.of("a", bytes("3")), Set.of("d"));
        assertThat(session.commit(id(), 0, mine, guarding(first, "b", "unknown")))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.before()).isEqualTo(second));
        assertThat(session.fields()).isEqualTo(Map.of("a", "3", "b", "1", "c", "2"));
    }

    @Test
    default void a_guarded_field_is_not_listed_as_changed() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1", "b", "1");
        assertThat(session.commit(id(), 0, sets("a", "2"), guarding(first, "b")))
                .isInstanceOf(Done.class);
        assertThat(session.commit(id(), first, sets("b", "3"))).isInstanceOf(Done.class);
    }

    @Test
    default void only_the_last_holder_of_the_lock_commits_under_it() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        session.open(null, null, Touch.PASSIVE, bytes("holder-1"), Reading.FIELDS);
        Continuation one = new Continuation(first, 1, bytes("holder-1"), null);
        assertThat(session.commit(id(), 0, sets("a", "2"), one)).isInstanceOf(Done.class);

        session.open(null, null, Touch.PASSIVE, bytes("holder-2"), Reading.FIELDS);
        CommitId newest = session.live().newest();
        Continuation late = new Continuation(newest, 1, bytes("holder-1"), null);
        Continuation two = new Continuation(newest, 1, bytes("holder-2"), null);
        assertThat(session.commit(id(), 0, sets("a", "3"), late)).isInstanceOf(CommitAnswer.Fenced.class);
        assertThat(session.commit(id(), 0, sets("a", "4"), two)).isInstanceOf(Done.class);
        assertThat(session.fields()).isEqualTo(Map.of("a", "4"));
    }

    private static Continuation guarding(CommitId seen, String... guarded) {
        return new Continuation(seen, 1, null, null, Continuation.UNCHANGED, Touch.PASSIVE, Set.of(guarded));
    }

    private static CommitId before(CommitAnswer answer) {
        return ((Done) answer).before();
    }
}
