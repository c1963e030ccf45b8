package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionLockLostException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.testkit.Race;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request under its session's lock, and whoever waits for it. */
@Timeout(60)
class LockedSectionTest extends HeartTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final String token = node.create("a", "1");
    private final WorkingSession request = node.request(token);

    @Test
    void a_lock_that_cannot_be_let_go_of_runs_out_and_the_request_is_none_the_worse() {
        lock(request);
        notes(request).put("a", "mine");
        store.releasesFail = true;
        request.lockedSection().leave();
        request.finish();
        store.releasesFail = false;
        assertThat(request.failure()).isEmpty();
        assertThat(stored(token, "a")).isEqualTo("mine");
        assertThat(isFree()).isFalse();
        clock.advance(LEASE);
        assertThat(isFree()).isTrue();
    }

    @Test
    void whoever_has_waited_for_the_lock_has_all_the_time_for_the_store_again() {
        store.onOpen = asked -> node.nanos.addAndGet(Duration.ofMillis(1_900).toNanos());
        store.onAcquire = () -> store.onOpen = asked -> {};
        request.fields();
        store.limits.clear();
        lock(request);
        assertThat(store.limits).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void a_request_that_ends_under_the_lock_stores_under_it_and_lets_go() {
        lock(request);
        notes(request).put("a", "mine");
        request.finish();
        CommitRequest last = store.committed.get(store.committed.size() - 1);
        assertThat(((CommitRequest.Continuation) last.basis()).fence()).isNotNull();
        assertThat(stored(token, "a")).isEqualTo("mine");
        assertThat(isFree()).isTrue();
    }

    @Test
    void a_request_that_ends_under_a_lock_that_it_has_lost_stores_nothing_and_leaves_the_next_holder_in() {
        lock(request);
        notes(request).put("a", "mine");
        clock.advance(LEASE);
        WorkingSession next = other.request(token);
        lock(next);
        assertThatThrownBy(request::finish).isInstanceOf(SessionLockLostException.class);
        assertThat(isFree()).isFalse();
        notes(next).put("a", "next");
        next.lockedSection().leave();
        assertThat(stored(token, "a")).isEqualTo("next");
    }

    @Test
    void a_session_that_ended_while_its_lock_was_waited_for_is_not_entered() {
        notes(request).get("a");
        store.onAcquire = () -> endElsewhere(token);
        assertThatThrownBy(() -> lock(request))
                .isInstanceOf(SessionLostException.class)
                .hasMessageStartingWith("HF0420");
        assertThat(request.failure()).containsInstanceOf(SessionLostException.class);
        notes(request).put("a", "late");
        request.finish();
        assertThat(store.commits).as("only the creation").hasValue(1);
    }

    @Test
    void after_the_request_has_ended_its_session_there_is_nothing_to_lock_and_a_new_one_may_begin() {
        lock(request);
        request.end();
        request.lockedSection().leave();
        assertThat(request.takeTokenInstruction()).containsInstanceOf(TokenInstruction.Clear.class);
        lock(request);
        notes(request).put("b", "anew");
        request.lockedSection().leave();
        String fresh = HeartNode.sent(request);
        request.finish();
        assertThat(stored(fresh, "b")).isEqualTo("anew");
        assertThat(other.request(token).ref()).isEmpty();
    }

    @Test
    void a_session_begun_under_the_lock_of_the_one_ended_is_stored_without_its_mark() {
        lock(request);
        request.end();
        notes(request).put("b", "anew");
        request.commit();
        notes(request).put("b", "again");
        request.lockedSection().leave();
        assertThat(stored(HeartNode.sent(request), "b")).isEqualTo("again");
    }

    @Test
    void entered_twice_it_is_left_twice() {
        lock(request);
        int asked = store.opens.get();
        lock(request);
        assertThat(store.opens).as("no second look").hasValue(asked);
        notes(request).put("a", "mine");
        request.lockedSection().leave();
        assertThat(isFree()).isFalse();
        assertThat(stored(token, "a")).isEqualTo("1");
        request.lockedSection().leave();
        assertThat(isFree()).isTrue();
        assertThat(stored(token, "a")).isEqualTo("mine");
    }

    @Test
    void a_second_thread_of_the_request_waits_for_the_first_one_s_lock_and_holds_it_too() throws InterruptedException {
        WorkingSession holder = other.request(token);
        lock(holder);
        CountDownLatch waits = new CountDownLatch(1);
        store.onAcquire = waits::countDown;
        Thread first = new Thread(() -> lock(request));
        first.start();
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
        Thread second = new Thread(() -> lock(request));
        second.start();
        Awaitility.await().until(() -> second.getState() == Thread.State.WAITING);
        store.onAcquire = () -> {
            throw new IllegalStateException("the second one asked, too");
        };
        holder.lockedSection().leave();
        first.join();
        second.join();
        store.onAcquire = () -> {};
        request.lockedSection().leave();
        assertThat(isFree()).isFalse();
        request.lockedSection().leave();
        assertThat(isFree()).isTrue();
    }

    @Test
    void while_one_thread_waits_for_the_lock_another_one_of_its_request_goes_on() throws InterruptedException {
        WorkingSession holder = other.request(token);
        lock(holder);
        CountDownLatch waits = new CountDownLatch(1);
        store.onAcquire = waits::countDown;
        Thread first = new Thread(() -> lock(request));
        first.start();
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
        notes(request).put("b", "of the thread that goes on");
        assertThat(first.isAlive()).isTrue();
        holder.lockedSection().leave();
        first.join();
        assertThat(stored(token, "b")).as("stored before the lock is entered").isEqualTo("of the thread that goes on");
        request.lockedSection().leave();
    }

    @Test
    void a_request_that_is_over_enters_no_lock() {
        notes(request).get("a");
        request.finish();
        store.onAcquire = () -> {
            throw new AssertionError("it waited for the lock");
        };
        assertThatThrownBy(() -> lock(request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("HF0409");
    }

    @Test
    void a_request_that_ends_while_one_of_its_threads_waits_does_not_enter_and_leaves_no_lock_behind()
            throws InterruptedException {
        WorkingSession holder = other.request(token);
        lock(holder);
        CountDownLatch waits = new CountDownLatch(1);
        store.onAcquire = waits::countDown;
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread waiter = new Thread(() -> lock(request));
        waiter.setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        waiter.start();
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
        request.finish();
        store.opens.set(0);
        holder.lockedSection().leave();
        waiter.join();
        assertThat(thrown).singleElement().asString().contains("HF0409");
        assertThat(store.opens).as("nothing is read for it any more").hasValue(0);
        assertThat(isFree()).isTrue();
    }

    @Test
    void a_request_that_ends_while_another_thread_holds_its_lock_stores_and_lets_go() throws InterruptedException {
        Thread first = new Thread(() -> {
            lock(request);
            notes(request).put("a", "of the holder");
        });
        first.start();
        first.join();
        request.finish();
        assertThat(stored(token, "a")).isEqualTo("of the holder");
        assertThat(isFree()).isTrue();
        int asked = store.commits.get();
        request.lockedSection().leave(); // as the thread that held it does
        assertThat(store.commits).hasValue(asked);
    }

    @Test
    void a_turn_to_commit_that_does_not_come_is_told_and_nothing_of_the_request_is_stored() {
        try (HeartNode impatient = new HeartNode(store, "redis.timeout", "PT0.2S")) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            WorkingSession slow = impatient.request(token);
            WorkingSession late = impatient.request(token);
            notes(slow).put("a", "slow");
            notes(late).put("b", "late");
            store.plantedCommits.add(sent -> {
                inside.countDown();
                await(over);
                return store.commit(sent);
            });
            List<Boolean> done = Race.of(2, thread -> {
                if (thread == 0) {
                    slow.commit();
                    return true;
                }
                await(inside);
                try {
                    assertThatThrownBy(late::commit)
                            .isInstanceOf(StoreUnavailableException.class)
                            .hasMessageStartingWith("HF0414");
                } finally {
                    over.countDown();
                }
                return late.hasFailed();
            });
            late.finish();
            assertThat(done).containsExactly(true, true);
            assertThat(stored(token, "a")).isEqualTo("slow");
            assertThat(stored(token, "b")).isNull();
            assertThat(impatient.told()).contains("STORE_UNAVAILABLE");
        }
    }

    private static void lock(WorkingSession request) {
        request.lockedSection().enter(LONG, LEASE);
    }

    /** Whether another request could have the lock now. */
    private boolean isFree() {
        WorkingSession another = other.request(token);
        try {
            another.lockedSection().enter(Duration.ZERO, LEASE);
            another.lockedSection().leave();
            return true;
        } catch (SessionLockTimeoutException held) {
            return false;
        } finally {
            another.finish();
        }
    }

    private static void await(CountDownLatch event) {
        try {
            assertThat(event.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
