package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.CommitRequest.Continuation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitTest extends HeartTest {

    @Test
    void a_session_is_created_by_one_call() {
        node.create("known", "keys");
        int calls = store.calls();
        WorkingSession request = node.request();
        notes(request).put("a", "1").put("b", "2");
        request.commit();
        assertThat(store.calls()).isEqualTo(calls + 1);
        assertThat(node.told()).containsExactly("SESSION_CREATED");
        String token = HeartNode.sent(request);
        assertThat(request.takeTokenInstruction()).isEmpty();
        assertThat(stored(token, "a")).isEqualTo("1");
        assertThat(stored(token, "b")).isEqualTo("2");
    }

    @Test
    void exactly_the_changed_fields_are_written_and_only_where_some_are() {
        String token = node.create("a", "1", "b", "2", "c", "3");
        store.committed.clear();
        WorkingSession request = node.request(token);
        request.commit();
        notes(request).put("b", "20").remove("c");
        request.commit();
        request.commit();
        request.finish();
        assertThat(store.committed).hasSize(1);
        CommitRequest sent = store.committed.get(0);
        assertThat(sent.changes().sets()).containsOnlyKeys("b");
        assertThat(sent.changes().removals()).containsExactly("c");
        assertThat(node.told()).containsExactly("SESSION_COMMITTED");
        assertThat(stored(token, "b")).isEqualTo("20");
        assertThat(stored(token, "c")).isNull();
        assertThat(request.takeTokenInstruction()).isEmpty();
    }

    @Test
    void a_field_written_unread_goes_to_the_session_that_the_token_proves() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        notes(request).putUnread("b", "2");
        request.commit();
        assertThat(node.told()).containsExactly("SESSION_COMMITTED");
        assertThat(stored(token, "a")).isEqualTo("1");
        assertThat(stored(token, "b")).isEqualTo("2");
    }

    @Test
    void what_is_left_is_committed_as_the_request_ends() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        request.finish();
        assertThat(stored(token, "a")).isEqualTo("2");
    }

    @Test
    void several_commits_of_one_request_follow_each_other_without_conflict() {
        WorkingSession request = node.request();
        for (int i = 1; i <= 5; i++) {
            notes(request).put("a", "" + i).put("b" + i, "x");
            request.commit();
        }
        assertThat(store.commits).hasValue(5);
        assertThat(store.committed).extracting(CommitRequest::id).doesNotHaveDuplicates();
        assertThat(node.told()).doesNotContain("CONFLICT_OVERWRITTEN a").hasSize(5);
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("5");
    }

    @Test
    void the_label_moves_to_my_commit_only_if_nothing_foreign_came_in_between() {
        String token = node.create("a", "1", "b", "1", "c", "1");
        WorkingSession request = node.request(token);
        notes(request).get("a");
        putElsewhere(token, "b", "theirs");
        store.committed.clear();
        notes(request).put("a", "2");
        request.commit();
        notes(request).put("c", "2");
        request.commit();
        assertThat(labels()).hasSize(2).containsOnly(labels().get(0));
        assertThat(node.told()).containsExactly("SESSION_COMMITTED", "SESSION_COMMITTED");

        notes(request).put("b", "mine");
        request.commit();
        assertThat(node.told()).containsExactly("CONFLICT_OVERWRITTEN b", "SESSION_COMMITTED attempts: 2");
    }

    @Test
    void the_label_moves_on_with_each_commit_of_a_session_that_nobody_else_changes() {
        WorkingSession request = node.request(node.create("a", "1"));
        store.committed.clear();
        notes(request).put("a", "2");
        request.commit();
        notes(request).put("a", "3");
        request.commit();
        assertThat(labels().get(1)).isEqualTo(store.committed.get(0).id()).isNotEqualTo(labels().get(0));
    }

    @Test
    void a_commit_that_the_client_of_the_store_sends_twice_counts_once() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        store.plantedCommits.add(sent -> {
            store.commit(sent);
            return store.commit(sent);
        });
        notes(request).put("a", "2");
        request.commit();
        notes(request).put("a", "3");
        request.commit();
        assertThat(node.told()).containsExactly("SESSION_COMMITTED", "SESSION_COMMITTED");
        assertThat(stored(token, "a")).isEqualTo("3");
    }

    @Test
    void a_write_says_until_when_it_may_land_by_the_clock_of_the_store() {
        WorkingSession request = node.request(node.create("a", "1"));
        notes(request).put("a", "2");
        node.nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        request.commit();
        assertThat(last().notAfter())
                .isEqualTo(clock.millis() + Duration.ofSeconds(5 + 2).toMillis());
    }

    @Test
    void a_clock_that_a_failover_has_brought_is_heard_and_the_commit_sent_again() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        clock.advance(Duration.ofMinutes(10));
        request.commit();
        assertThat(stored(token, "a")).isEqualTo("2");
        assertThat(last().notAfter())
                .isEqualTo(clock.millis() + Duration.ofSeconds(2).toMillis());
        assertThat(store.committed)
                .as("under one id, as it is the same commit")
                .extracting(CommitRequest::id)
                .endsWith(last().id(), last().id());
    }

    @Test
    void a_creation_under_another_clock_is_sent_again_too() {
        node.create("a", "1");
        clock.advance(Duration.ofMinutes(10));
        WorkingSession request = node.request();
        notes(request).put("a", "2");
        request.commit();
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("2");
    }

    @Test
    void a_ref_that_is_taken_is_not_adopted() {
        store.plantedCommits.add(sent -> new CommitAnswer.Exists(clock.millis()));
        WorkingSession request = node.request();
        notes(request).put("a", "1");
        request.commit();
        assertThat(store.committed).extracting(CommitRequest::ref).hasSize(2).doesNotHaveDuplicates();
        assertThat(request.ref()).contains(store.committed.get(1).ref());
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("1");
    }

    @Test
    void a_store_that_is_always_late_is_given_up_when_the_time_is_over() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        for (int i = 0; i < 10; i++) {
            store.plantedCommits.add(sent -> {
                node.nanos.addAndGet(Duration.ofMillis(900).toNanos());
                return new CommitAnswer.Late(clock.millis(), false);
            });
        }
        store.commits.set(0);
        assertThatThrownBy(request::commit)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("HF0408");
        assertThat(store.commits).hasValue(3);
        assertThat(request.hasFailed()).isTrue();
    }

    @Test
    void changes_to_a_session_that_ended_meanwhile_are_dropped_and_begin_no_other() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        endElsewhere(token);
        request.commit();
        notes(request).put("a", "3");
        request.commit();
        request.finish();
        assertThat(node.told()).containsExactly("COMMIT_AFTER_END");
        assertThat(request.takeTokenInstruction()).isEmpty();
        assertThat(request.hasFailed()).isFalse();
        assertThat(stored(token, "a")).isNull();
    }

    @Test
    void a_request_that_outlives_the_deadline_may_finish_its_work() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        clock.advance(Duration.ofMinutes(40));
        request.commit();
        assertThat(node.told()).containsExactly("SESSION_COMMITTED attempts: 2", "SESSION_RENEWED");
    }

    @Test
    void a_session_that_the_store_has_lost_makes_the_request_a_failed_one() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        store.replaceBy(new MemorySessionStore(clock));
        assertThatThrownBy(request::commit)
                .isInstanceOf(SessionLostException.class)
                .hasMessageStartingWith("HF0403");
        assertThat(request.hasFailed()).isTrue();
        int commits = store.commits.get();
        request.commit();
        request.finish();
        assertThat(store.commits).hasValue(commits);
        assertThat(request.takeTokenInstruction()).isEmpty();
    }

    @Test
    void a_change_whose_token_a_sign_in_has_replaced_is_refused() {
        WorkingSession request = node.request(node.create("a", "1"));
        notes(request).put("a", "2");
        store.plantedCommits.add(sent -> new CommitAnswer.Renewed(clock.millis()));
        assertThatThrownBy(request::commit)
                .isInstanceOf(SessionLostException.class)
                .hasMessageStartingWith("HF0404");
    }

    @Test
    void once_the_first_byte_has_left_a_session_can_be_changed_but_not_begun() {
        String token = node.create("a", "1");
        WorkingSession known = node.request(token);
        known.firstByteLeft();
        notes(known).put("a", "2");
        known.commit();
        assertThat(stored(token, "a")).isEqualTo("2");

        WorkingSession unknown = node.request();
        unknown.firstByteLeft();
        notes(unknown).put("a", "2");
        int calls = store.calls();
        assertThatThrownBy(unknown::commit)
                .isInstanceOf(ResponseCommittedException.class)
                .hasMessageStartingWith("HF0401");
        unknown.finish();
        assertThat(store.calls()).isEqualTo(calls);
        assertThat(unknown.hasFailed()).isFalse();
    }

    @Test
    void a_clock_never_heard_sets_no_limit() {
        StoreClock never = new StoreClock(() -> 5);
        assertThat(never.in(Duration.ofSeconds(2))).isZero();
        never.hear(1_000);
        assertThat(never.in(Duration.ofSeconds(2))).isEqualTo(3_000);
    }

    private CommitRequest last() {
        return store.committed.get(store.committed.size() - 1);
    }

    private List<Object> labels() {
        return store.committed.stream()
                .map(request -> (Object) ((Continuation) request.basis()).seen())
                .toList();
    }
}
