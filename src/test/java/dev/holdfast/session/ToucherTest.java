package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that comes with a token and looks at nothing is use of its session all the same. */
class ToucherTest extends HeartTest {

    private static final int PATIENCE_SECONDS = 30;

    private final String token = node.create("a", "1");
    private final SessionRef ref = other.request(token).ref().orElseThrow();
    private final Set<SessionRef> sentinels = new HashSet<>();
    private final BlockingQueue<SessionRef> touched = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() {
        store.onOpen = request -> {
            if (request.reading() == Reading.TIMES) {
                touched.add(request.ref());
            }
        };
    }

    @Test
    void it_moves_the_session_on_after_the_request() throws InterruptedException {
        advance(Duration.ofMinutes(20));
        unread(token);
        assertThat(touches()).containsExactly(ref);
        advance(Duration.ofMinutes(20));
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void a_request_that_looked_is_not_counted_twice() throws InterruptedException {
        advance(Duration.ofMinutes(20));
        WorkingSession request = node.request(token);
        request.fields();
        request.finish();
        assertThat(touches()).isEmpty();
    }

    @Test
    void a_passive_request_is_no_use() throws InterruptedException {
        advance(Duration.ofMinutes(20));
        node.passiveRequest(token).finish();
        assertThat(touches()).isEmpty();
    }

    @Test
    void an_anonymous_request_costs_nothing() throws InterruptedException {
        node.request().finish();
        assertThat(touches()).isEmpty();
    }

    @Test
    void what_is_no_token_is_counted_once_and_costs_no_call() throws InterruptedException {
        unread("garbage");
        assertThat(touches()).isEmpty();
        assertThat(node.told()).containsExactly("TOKEN_MALFORMED");
    }

    @Test
    void it_happens_at_most_once_an_interval_on_each_node() throws InterruptedException {
        advance(Duration.ofMinutes(2));
        for (int i = 0; i < 10; i++) {
            unread(token);
        }
        assertThat(touches()).containsExactly(ref);
        advance(Duration.ofSeconds(59));
        unread(token);
        assertThat(touches()).isEmpty();
        advance(Duration.ofSeconds(1));
        unread(token);
        assertThat(touches()).containsExactly(ref);
    }

    @Test
    void a_read_that_moved_nothing_on_does_not_put_the_next_touch_off() throws InterruptedException {
        advance(Duration.ofSeconds(50));
        WorkingSession read = node.request(token);
        read.fields();
        read.finish();
        advance(Duration.ofSeconds(20));
        unread(token);
        assertThat(touches()).containsExactly(ref);
        assertThat(other.request(token).usedAt()).contains(clock.millis());
    }

    @Test
    void a_touch_that_another_node_was_first_with_counts_from_then() throws InterruptedException {
        advance(Duration.ofMinutes(2));
        other.request(token).fields();
        advance(Duration.ofSeconds(50));
        unread(token);
        assertThat(touches()).containsExactly(ref);
        advance(Duration.ofSeconds(10));
        unread(token);
        assertThat(touches()).containsExactly(ref);
        assertThat(other.request(token).usedAt()).contains(clock.millis());
    }

    @Test
    void one_that_the_store_did_not_answer_is_made_up_for_by_the_next_request() throws InterruptedException {
        advance(Duration.ofMinutes(20));
        store.opensFail = true;
        unread(token);
        assertThat(touches()).containsExactly(ref);
        store.opensFail = false;
        unread(token);
        assertThat(touches()).containsExactly(ref);
        assertThat(other.request(token).usedAt()).contains(clock.millis());
    }

    @Test
    void one_that_is_to_be_counted_at_once_fails_nothing_while_the_keys_of_tokens_cannot_be_read() {
        try (HeartNode justStarted = new HeartNode(store, "http-session", "replace")) {
            store.keysFail = true;
            WorkingSession request = justStarted.request(token);
            request.commit();
            assertThat(request.failure()).isEmpty();
        }
    }

    @Test
    void a_session_that_is_gone_is_not_asked_for_again_and_again() throws InterruptedException {
        endElsewhere(token);
        advance(Duration.ofMinutes(2));
        for (int i = 0; i < 10; i++) {
            unread(token);
        }
        assertThat(touches()).containsExactly(ref);
    }

    @Test
    void a_session_without_an_idle_timeout_is_never_due_once_it_is_known() throws InterruptedException {
        try (HeartNode endless = new HeartNode(store, "session.idle-timeout", "PT0S")) {
            String presented = endless.create("a", "1");
            SessionRef known = other.request(presented).ref().orElseThrow();
            advance(Duration.ofMinutes(2));
            for (int i = 0; i < 10; i++) {
                unread(presented);
            }
            assertThat(touches()).containsExactly(known);
            advance(Duration.ofMinutes(2));
            WorkingSession read = node.request(presented);
            read.fields();
            read.finish();
            unread(presented);
            assertThat(touches()).isEmpty();
        }
    }

    @Test
    void no_more_than_a_thousand_wait_for_a_slow_store() throws InterruptedException {
        CountDownLatch answer = blockTheStore();
        for (int i = 0; i < 1_500; i++) {
            unread("garbage");
        }
        answer.countDown();
        touches();
        assertThat(node.told()).hasSize(1_000).containsOnly("TOKEN_MALFORMED");
    }

    @Test
    void its_thread_keeps_no_jvm_alive_and_goes_with_the_application() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch seen = new CountDownLatch(1);
        store.onOpen = request -> {
            thread.set(Thread.currentThread());
            seen.countDown();
        };
        advance(Duration.ofMinutes(2));
        unread(token);
        assertThat(seen.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("holdfast-background-node");

        node.close();
        thread.get().join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertThat(thread.get().isAlive()).isFalse();
        unread(token);
        assertThat(touched).isEmpty();
    }

    private void unread(String presented) {
        node.request(presented).finish();
    }

    private void advance(Duration time) {
        clock.advance(time);
        node.nanos.addAndGet(time.toNanos());
        other.nanos.addAndGet(time.toNanos());
    }

    /** The store holds the touching thread until it is let go. */
    private CountDownLatch blockTheStore() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        store.onOpen = request -> {
            asked.countDown();
            await(answer);
        };
        advance(Duration.ofMinutes(2));
        unread(token);
        await(asked);
        listen();
        return answer;
    }

    /** Which sessions were touched since the last look: touches keep their order, so a new one's tells when all are done. */
    private List<SessionRef> touches() throws InterruptedException {
        String sentinel = other.create("sentinel", "");
        SessionRef last = store.committed.get(store.committed.size() - 1).ref();
        sentinels.add(last);
        List<SessionRef> all = new ArrayList<>();
        for (int i = 0; !all.contains(last) && i < PATIENCE_SECONDS * 10; i++) {
            unread(sentinel); // dropped while too many others wait
            SessionRef next = touched.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                all.add(next);
            }
        }
        assertThat(all).contains(last);
        all.removeAll(sentinels);
        return all;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
