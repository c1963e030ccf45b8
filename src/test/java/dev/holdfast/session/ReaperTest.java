package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Notes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The reaper on its thread. */
class ReaperTest {

    private static final int SESSIONS = 500; // so that each tag has one

    private final MovableClock clock = new MovableClock();
    private final MemorySessionStore store = new MemorySessionStore(clock);
    private final Notes.Kind listening = new Notes.Kind(true);
    private final HeartNode node = new HeartNode(store, listening);
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, Executors.defaultThreadFactory());

    private @Nullable Reaper reaper;

    @AfterEach
    void close() {
        if (reaper != null) {
            reaper.close();
        }
        thread.shutdownNow();
        node.close();
    }

    @Test
    void sessions_of_all_tags_end_by_themselves_soon_after_one_of_them_did() {
        create();
        clock.advance(Duration.ofMinutes(32));
        reaper = Reaper.start(node::sessions, Runnable::run, thread);
        await().atMost(Duration.ofSeconds(30)).until(() -> listening.releases().size() == SESSIONS);
        assertThat(listening.releases()).containsOnly("ended with {a=1}");
    }

    @Test
    void at_rest_the_end_of_a_session_is_heard_of_about_a_second_after_its_deadline() {
        FaultyStore watched = new FaultyStore(store);
        try (HeartNode alone = new HeartNode(watched, listening)) {
            alone.create("a", "1");
            listening.forget();
            reaper = Reaper.start(alone::sessions, Runnable::run, thread);
            await().until(() -> watched.looks.get() == 2);
            clock.advance(Duration.ofMinutes(32));
            await().until(() -> !listening.releases().isEmpty());
            assertThat(watched.looks).hasValueLessThanOrEqualTo(4); // one may be under way
        }
    }

    @Test
    void all_tags_are_come_to_where_a_look_is_at_one() {
        FaultyStore cluster = new FaultyStore(store);
        cluster.looksAtOneTag = true;
        try (HeartNode alone = new HeartNode(cluster, listening)) {
            create();
            clock.advance(Duration.ofMinutes(32));
            reaper = Reaper.start(alone::sessions, Runnable::run, thread);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> listening.releases().size() == SESSIONS);
        }
    }

    @Test
    void once_closed_it_ends_nothing_any_more_and_leaves_nothing_to_do() throws InterruptedException {
        create();
        clock.advance(Duration.ofMinutes(32));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        listening.calling(() -> {
            begun.countDown();
            awaitLatch(goOn);
        });
        reaper = Reaper.start(node::sessions, Runnable::run, thread);
        begun.await();
        Thread closing = new Thread(reaper::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING); // for the callback under way
        goOn.countDown();
        closing.join();
        assertThat(listening.releases()).hasSize(1);
        await().until(() -> thread.getActiveCount() == 0);
        assertThat(thread.getQueue()).allMatch(task -> ((Future<?>) task).isCancelled());
        assertThat(listening.releases()).hasSize(1);
    }

    @Test
    void trouble_is_waited_out() {
        create();
        clock.advance(Duration.ofMinutes(32));
        AtomicInteger asked = new AtomicInteger();
        reaper = Reaper.start(
                () -> {
                    if (asked.getAndIncrement() == 0) {
                        throw new IllegalStateException("planted: the application's client cannot connect yet");
                    }
                    return node.sessions();
                },
                Runnable::run,
                thread);
        await().atMost(Duration.ofSeconds(30)).until(() -> !listening.releases().isEmpty());
        assertThat(asked).hasValue(2);
    }

    private void create() {
        assertThat(SESSIONS).isGreaterThan(5 * SessionRef.TAGS);
        for (int i = 0; i < SESSIONS; i++) {
            node.create("a", "1");
        }
        listening.forget();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
