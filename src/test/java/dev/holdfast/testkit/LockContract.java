package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract: a session's lock has one owner at a time. */
public interface LockContract extends StoreFixture {

    long MINE = 1;
    long ANOTHERS = 2;

    Duration AT_ONCE = Duration.ZERO;

    /** Longer than any test takes. */
    Duration LONG = Duration.ofMinutes(1);

    /** What a shared machine may add to a wait. */
    Duration SLACK = Duration.ofSeconds(2);

    @Test
    default void a_lock_has_one_owner_until_it_is_released() {
        SessionRef ref = session().ref;
        assertThat(acquire(ref, MINE)).isTrue();
        assertThat(acquire(ref, ANOTHERS)).isFalse();
        assertThat(store().locks().release(ref, MINE)).isTrue();
        assertThat(acquire(ref, ANOTHERS)).isTrue();
        assertThat(acquire(ref, MINE)).isFalse();
    }

    @Test
    default void an_owner_may_take_its_lock_again_on_any_thread_and_releases_it_as_often() {
        SessionRef ref = session().ref;
        assertThat(acquire(ref, MINE)).isTrue();
        assertThat(CompletableFuture.supplyAsync(() -> acquire(ref, MINE)).join())
                .isTrue();
        assertThat(CompletableFuture.supplyAsync(() -> store().locks().release(ref, MINE))
                        .join())
                .isTrue();
        assertThat(acquire(ref, ANOTHERS)).isFalse();
        assertThat(store().locks().release(ref, MINE)).isTrue();
        assertThat(store().locks().release(ref, MINE)).isFalse();
        assertThat(acquire(ref, ANOTHERS)).isTrue();
    }

    @Test
    default void a_lock_whose_lease_is_over_is_free() {
        SessionRef ref = session().ref;
        assertThat(acquire(ref, MINE)).isTrue();
        advance(LONG.minusSeconds(10));
        assertThat(acquire(ref, ANOTHERS)).isFalse();
        advance(Duration.ofSeconds(11));
        assertThat(acquire(ref, ANOTHERS)).isTrue();
    }

    @Test
    default void taking_a_lock_again_begins_its_lease_anew_and_a_partial_release_keeps_that_lease() {
        SessionRef ref = session().ref;
        assertThat(acquire(ref, MINE)).isTrue();
        advance(LONG.minusSeconds(10));
        assertThat(acquire(ref, MINE)).isTrue();
        advance(Duration.ofSeconds(11));
        assertThat(acquire(ref, ANOTHERS)).isFalse();
        assertThat(store().locks().release(ref, MINE)).isTrue();
        assertThat(acquire(ref, ANOTHERS)).isFalse();
        advance(LONG.plusSeconds(1));
        assertThat(acquire(ref, ANOTHERS)).isTrue();
    }

    @Test
    default void a_release_by_one_who_does_not_hold_the_lock_is_told_and_harmless() {
        SessionRef ref = session().ref;
        assertThat(store().locks().release(ref, MINE)).isFalse();
        acquire(ref, MINE);
        assertThat(store().locks().release(ref, ANOTHERS)).isFalse();
        assertThat(acquire(ref, ANOTHERS)).isFalse();
    }

    @Test
    default void a_release_after_the_lease_is_told_and_takes_nothing_from_the_next_owner() {
        SessionRef ref = session().ref;
        acquire(ref, MINE);
        advance(LONG.plusSeconds(1));
        assertThat(acquire(ref, ANOTHERS)).isTrue();
        assertThat(store().locks().release(ref, MINE)).isFalse();
        assertThat(acquire(ref, MINE)).isFalse();
        assertThat(store().locks().release(ref, ANOTHERS)).isTrue();
    }

    @Test
    default void a_wait_in_vain_ends_after_about_its_time() {
        SessionRef ref = session().ref;
        acquire(ref, ANOTHERS);
        Duration wait = Duration.ofMillis(500);
        long begin = System.nanoTime();
        assertThat(store().locks().acquire(ref, MINE, wait, LONG)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(wait.minusMillis(20), wait.plus(SLACK));
        assertThat(store().locks().release(ref, ANOTHERS)).isTrue();
        assertThat(acquire(ref, ANOTHERS)).isTrue();
    }

    @Test
    default void a_waiter_gets_the_lock_as_soon_as_it_is_released() throws InterruptedException {
        SessionRef ref = session().ref;
        acquire(ref, ANOTHERS);
        CompletableFuture<Boolean> waiter = new CompletableFuture<>();
        Thread thread = waiting(ref, waiter);
        assertThat(waiter).isNotDone();
        long begin = System.nanoTime();
        store().locks().release(ref, ANOTHERS);
        assertThat(waiter.join()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SLACK);
        thread.join();
    }

    @Test
    default void a_waiter_gets_the_lock_once_the_lease_of_its_owner_is_over() {
        SessionRef ref = session().ref;
        store().locks().acquire(ref, ANOTHERS, AT_ONCE, Duration.ofMillis(500));
        CompletableFuture.runAsync(() -> advance(Duration.ofMillis(500)));
        assertThat(store().locks().acquire(ref, MINE, LONG, LONG)).isTrue();
    }

    @Test
    default void an_interrupted_wait_ends_at_once_keeps_the_interrupt_and_leaves_nothing_behind() throws Exception {
        SessionRef ref = session().ref;
        acquire(ref, ANOTHERS);
        CompletableFuture<Boolean> waiter = new CompletableFuture<>();
        // Runs on the thread that was interrupted.
        CompletableFuture<Boolean> keptInterrupt =
                waiter.handle((got, failure) -> Thread.currentThread().isInterrupted());
        waiting(ref, waiter).interrupt();
        assertThat(keptInterrupt.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(waiter::join).hasCauseInstanceOf(StoreUnavailableException.class);
        store().locks().release(ref, ANOTHERS);
        assertThat(acquire(ref, ANOTHERS)).isTrue();
    }

    @Test
    default void two_sessions_do_not_hinder_each_other() {
        SessionRef ref = session().ref;
        SessionRef other = new SessionDriver(store()).ref;
        assertThat(acquire(ref, MINE)).isTrue();
        assertThat(acquire(other, ANOTHERS)).isTrue();
        assertThat(store().locks().release(ref, ANOTHERS)).isFalse();
        assertThat(store().locks().release(other, ANOTHERS)).isTrue();
        assertThat(store().locks().release(ref, MINE)).isTrue();
    }

    @Test
    default void what_is_changed_under_the_lock_alone_is_counted_exactly() {
        int threads = 8;
        int times = 25;
        SessionRef ref = session().ref;
        int[] unguarded = new int[1];
        AtomicInteger inside = new AtomicInteger();
        List<Integer> most = Race.of(threads, i -> {
            int seen = 0;
            for (int n = 0; n < times; n++) {
                assertThat(store().locks().acquire(ref, i + 1, LONG, LONG)).isTrue();
                seen = Math.max(seen, inside.incrementAndGet());
                int before = unguarded[0];
                Thread.yield();
                unguarded[0] = before + 1;
                inside.decrementAndGet();
                assertThat(store().locks().release(ref, i + 1)).isTrue();
            }
            return seen;
        });
        assertThat(unguarded[0]).isEqualTo(threads * times);
        assertThat(most).containsOnly(1);
    }

    private boolean acquire(SessionRef ref, long owner) {
        return store().locks().acquire(ref, owner, AT_ONCE, LONG);
    }

    /** A thread of its own that waits for the lock by now. */
    private Thread waiting(SessionRef ref, CompletableFuture<Boolean> answer) {
        Thread thread = new Thread(() -> {
            try {
                answer.complete(store().locks().acquire(ref, MINE, LONG, LONG));
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }
}
