package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.testkit.Configs;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a request hands to tasks, whenever those run. */
@Timeout(60)
class HandedOverTest extends HeartTest {

    private final String token = node.create("a", "1");

    @Test
    void a_task_sees_what_the_request_has_changed_until_then_and_stores_what_it_changes_itself() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        HandedOver handed = request.handOver();
        notes(request).put("a", "3");
        WorkingSession task = handed.begin();
        assertThat(notes(task).get("a")).isEqualTo("2");
        notes(task).put("b", "of the task");
        handed.end(task);
        request.commit();
        assertThat(stored(token, "a")).isEqualTo("3");
        assertThat(stored(token, "b")).isEqualTo("of the task");
    }

    @Test
    void a_session_that_begins_in_the_request_is_the_tasks_as_well() {
        WorkingSession request = node.request();
        notes(request).put("a", "2");
        WorkingSession task = request.handOver().begin();
        assertThat(notes(task).get("a")).isEqualTo("2");
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("2");
    }

    @Test
    void to_hand_over_a_session_that_nobody_has_asked_for_costs_nothing_until_the_task_asks() {
        WorkingSession request = node.request(token);
        int before = store.calls();
        HandedOver handed = request.handOver();
        handed.end(handed.begin());
        request.commit();
        assertThat(store.calls()).isEqualTo(before);
        WorkingSession task = handed.begin();
        assertThat(notes(task).get("a")).isEqualTo("1");
        assertThat(store.calls()).isEqualTo(before + 1);
    }

    @Test
    void a_task_sees_what_is_stored_when_it_asks_and_outlives_its_request() {
        WorkingSession request = node.request(token);
        request.ref();
        HandedOver handed = request.handOver();
        request.finish();
        putElsewhere(token, "a", "2");
        WorkingSession task = handed.begin();
        assertThat(notes(task).get("a")).isEqualTo("2");
        notes(task).put("a", "3");
        handed.end(task);
        assertThat(stored(token, "a")).isEqualTo("3");
    }

    @Test
    void it_is_good_for_many_tasks_and_for_those_that_they_hand_it_to() {
        HandedOver handed = node.request(token).handOver();
        for (int i = 2; i < 5; i++) {
            WorkingSession task = handed.begin();
            notes(task).put("a", "" + i);
            HandedOver further = task.handOver();
            WorkingSession next = further.begin();
            assertThat(notes(next).get("a")).isEqualTo("" + i);
            further.end(next);
            handed.end(task);
        }
        assertThat(stored(token, "a")).isEqualTo("4");
    }

    @Test
    void a_task_is_no_use_of_the_session() {
        HandedOver handed = node.request(token).handOver();
        clock.advance(Duration.ofMinutes(20));
        WorkingSession task = handed.begin();
        notes(task).put("a", "2");
        handed.end(task);
        clock.advance(Duration.ofMinutes(15));
        assertThat(stored(token, "a")).isNull();
    }

    @Test
    void a_session_that_has_ended_is_not_taken_for_a_blank_one() {
        WorkingSession request = node.request(token);
        request.ref();
        HandedOver opened = request.handOver();
        HandedOver unopened = node.request(token).handOver();
        endElsewhere(token);
        for (WorkingSession task : new WorkingSession[] {opened.begin(), unopened.begin()}) {
            assertThatThrownBy(() -> notes(task).get("a"))
                    .isInstanceOf(SessionLostException.class)
                    .hasMessageContainingAll("HF0447", "ENDED");
            opened.end(task);
        }
        assertThat(stored(token, "a")).isNull();
    }

    @Test
    void a_session_that_ends_while_the_task_runs_stays_ended() {
        HandedOver handed = node.request(token).handOver();
        WorkingSession task = handed.begin();
        notes(task).put("a", "2");
        endElsewhere(token);
        handed.end(task);
        assertThat(node.told()).contains("COMMIT_AFTER_END");
        assertThat(stored(token, "a")).isNull();
    }

    @Test
    void the_request_that_has_ended_its_session_hands_over_none() {
        WorkingSession request = node.request(token);
        request.end();
        assertThat(request.handOver().begin().ref()).isEmpty();
    }

    /** ASVS 7.2.4: whoever had the session before may not be who has signed in. */
    @Test
    void a_sign_in_meanwhile_takes_the_session_from_the_task() {
        HandedOver unopened = node.request(token).handOver();
        WorkingSession running = unopened.begin();
        notes(running).put("a", "2");
        WorkingSession request = node.request(token);
        request.ref();
        HandedOver before = request.handOver();
        request.caller().signIn("ada", Set.of());
        assertThatThrownBy(() -> unopened.end(running)).hasMessageStartingWith("HF0404");
        assertThatThrownBy(() -> before.begin().ref()).hasMessageStartingWith("HF0447");
        assertThatThrownBy(() -> unopened.begin().ref()).hasMessageStartingWith("HF0447");
        WorkingSession after = request.handOver().begin();
        assertThat(notes(after).get("a")).isEqualTo("1");
        assertThat(after.caller().get())
                .hasValueSatisfying(caller -> assertThat(caller.name()).isEqualTo("ada"));
    }

    @Test
    void a_renewal_does_not_for_who_had_it_proved_and_a_late_task_is_no_thief() {
        WorkingSession request = node.request(token);
        request.ref();
        HandedOver proved = request.handOver();
        HandedOver unproved = node.request(token).handOver();
        String third = renewed(renewed(token));
        clock.advance(Configs.of().token().grace());
        assertThat(notes(proved.begin()).get("a")).isEqualTo("1");
        assertThatThrownBy(() -> unproved.begin().ref()).hasMessageContainingAll("HF0447", "OUTDATED");
        assertThat(stored(third, "a")).isEqualTo("1");
    }

    private String renewed(String former) {
        WorkingSession renewing = node.request(former);
        renewing.renew();
        String fresh = HeartNode.sent(renewing);
        assertThat(stored(fresh, "a")).isEqualTo("1");
        clock.advance(Configs.of().token().grace());
        return fresh;
    }

    @Test
    void without_a_session_a_task_reads_what_is_blank_and_begins_none() {
        HandedOver handed = node.request("garbage").handOver();
        WorkingSession task = handed.begin();
        assertThat(notes(task).get("a")).isNull();
        notes(task).put("a", "2");
        assertThatThrownBy(() -> handed.end(task))
                .isInstanceOf(ResponseCommittedException.class)
                .hasMessageStartingWith("HF0448");
        assertThatThrownBy(() -> handed.begin().caller().signIn("ada", Set.of()))
                .isInstanceOf(ResponseCommittedException.class);
    }

    @Test
    void what_the_request_cannot_store_fails_the_handing_over() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        store.commitsFail = true;
        assertThatThrownBy(request::handOver).isInstanceOf(StoreUnavailableException.class);
        assertThat(request.failure()).isPresent();
    }

    @Test
    void a_task_that_could_not_store_fails_the_request_that_has_not_answered() {
        WorkingSession request = node.request(token);
        notes(request).get("a");
        HandedOver handed = request.handOver();
        WorkingSession task = handed.begin();
        notes(task).put("a", "2");
        store.commitsFail = true;
        assertThatThrownBy(() -> handed.end(task)).isInstanceOf(StoreUnavailableException.class);
        store.commitsFail = false;
        notes(request).put("b", "3");
        assertThatThrownBy(request::commit).isInstanceOf(StoreUnavailableException.class);
        request.finish();
        assertThat(stored(token, "b")).isNull();
        assertThat(request.hasFailed()).isTrue();
    }

    @Test
    void the_request_answers_when_a_task_that_is_over_has_stored() throws Exception {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch mayStore = new CountDownLatch(1);
        WorkingSession request = node.request(token);
        request.ref();
        HandedOver handed = request.handOver();
        WorkingSession task = handed.begin();
        notes(task).put("a", "2");
        store.plantedCommits.add(wanted -> {
            storing.countDown();
            awaitUnchecked(mayStore);
            return store.commit(wanted);
        });
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> handed.end(task));
        assertThat(storing.await(30, TimeUnit.SECONDS)).isTrue();
        Thread answering = new Thread(request::commit);
        answering.start();
        await().until(() -> answering.getState() == Thread.State.TIMED_WAITING || !answering.isAlive());
        boolean answeredBefore = !answering.isAlive();
        mayStore.countDown();
        answering.join();
        assertThat(answeredBefore).isFalse();
        assertThat(stored(token, "a")).isEqualTo("2");
        ending.join();
    }

    @Test
    void a_task_that_is_not_over_keeps_no_request_waiting() {
        WorkingSession request = node.request(token);
        HandedOver handed = request.handOver();
        WorkingSession task = handed.begin();
        notes(task).put("a", "2");
        request.commit();
        request.finish();
        assertThat(stored(token, "a")).isEqualTo("1");
        handed.end(task);
        assertThat(stored(token, "a")).isEqualTo("2");
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
