package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Race;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitQueueTest {

    private final HeartNode node = new HeartNode(new MemorySessionStore(new MovableClock()), "redis.timeout", "PT20S");
    private final HeartNode impatient =
            new HeartNode(new MemorySessionStore(new MovableClock()), "redis.timeout", "PT0.1S");
    private final SessionRef ref = SessionRef.random(new SecureRandom());
    private final CommitQueue queue = new CommitQueue();

    @AfterEach
    void close() {
        node.close();
        impatient.close();
    }

    @Test
    void one_at_a_time_of_a_session_is_let_in() {
        AtomicInteger inside = new AtomicInteger();
        List<Integer> seen = Race.of(
                16,
                thread -> queue.inTurn(ref, patience(node), () -> {
                    int now = inside.incrementAndGet();
                    Thread.yield();
                    inside.decrementAndGet();
                    return now;
                }));
        assertThat(seen).containsOnly(1);
    }

    @Test
    void sessions_do_not_wait_for_one_another() {
        SessionRef second = SessionRef.random(new SecureRandom());
        CountDownLatch bothInside = new CountDownLatch(2);
        List<Boolean> met = Race.of(
                2,
                thread -> queue.inTurn(thread == 0 ? ref : second, patience(node), () -> {
                    bothInside.countDown();
                    return awaits(bothInside);
                }));
        assertThat(met).containsOnly(true);
    }

    @Test
    void turns_come_in_the_order_of_asking() throws InterruptedException {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> waiting = new ArrayList<>();
        queue.inTurn(ref, patience(node), () -> {
            IntStream.range(0, 8).forEach(number -> {
                Thread thread = new Thread(() -> queue.inTurn(ref, patience(node), () -> order.add(number)));
                waiting.add(thread);
                thread.start();
                Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
            });
            return null;
        });
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void a_session_that_nobody_commits_is_forgotten() {
        Race.of(8, thread -> {
            for (int i = 0; i < 200; i++) {
                queue.inTurn(SessionRef.random(new SecureRandom()), patience(node), () -> null);
                queue.inTurn(ref, patience(node), () -> null);
            }
            return null;
        });
        assertThat(queue.size()).isZero();
        assertThatThrownBy(() -> queue.inTurn(ref, patience(node), () -> {
                    throw new IllegalStateException("planted");
                }))
                .hasMessage("planted");
        assertThat(queue.size()).isZero();
        assertThat(queue.<Integer>inTurn(ref, patience(node), queue::size)).isEqualTo(1);
    }

    @Test
    void nobody_waits_longer_than_its_patience() {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        List<Throwable> thrown = Race.of(2, thread -> {
            if (thread == 0) {
                queue.inTurn(ref, patience(node), () -> {
                    inside.countDown();
                    return awaits(over);
                });
                return new IllegalStateException();
            }
            try {
                awaits(inside);
                queue.inTurn(ref, patience(impatient), () -> null);
                return new IllegalStateException();
            } catch (StoreUnavailableException tooMany) {
                return tooMany;
            } finally {
                over.countDown();
            }
        });
        assertThat(thrown.get(1))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("HF0414")
                .hasMessageContainingAll(ref.toString(), "too many requests");
        assertThat(queue.size()).isZero();
        assertThat(queue.<String>inTurn(ref, patience(impatient), () -> "next")).isEqualTo("next");
    }

    @Test
    void an_interrupted_wait_is_told_as_such_and_the_next_is_let_in() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> queue.inTurn(ref, patience(node), () -> null))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).as("still").isTrue();
        assertThat(queue.<String>inTurn(ref, patience(node), () -> "next")).isEqualTo("next");
    }

    @Test
    void the_wait_counts_to_the_patience() {
        Patience patience = patience(node);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread waiter = new Thread(() -> {
            awaits(inside);
            queue.inTurn(ref, patience, () -> null);
            over.countDown();
        });
        waiter.start();
        queue.inTurn(ref, patience(node), () -> {
            inside.countDown();
            Awaitility.await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
            node.nanos.addAndGet(TimeUnit.SECONDS.toNanos(19));
            return null;
        });
        assertThat(awaits(over)).isTrue();
        node.sessions().environment().clock().hear(1);
        assertThat(patience.notAfter() - node.sessions().environment().clock().in(Duration.ZERO))
                .isEqualTo(1_000);
    }

    private static Patience patience(HeartNode node) {
        return new Patience(node.sessions().environment());
    }

    private static boolean awaits(CountDownLatch event) {
        try {
            return event.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
