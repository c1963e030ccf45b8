package dev.holdfast.redis;

import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis in trouble makes errors, within a bounded time, and never anything that looks like a lost session. */
@Tag(RedisServer.TAG)
class RedisFailureTest {

    private static final Duration BUDGET = Duration.ofSeconds(1);

    /** What the machine may add: it is shared. */
    private static final Duration SLACK = Duration.ofMillis(700);

    @TempDir
    private Path directory;

    private final RedisServer server = RedisServer.durable();
    private RedisSessionStore store = RedisSessionStore.connect(RedisConfigs.of(server, BUDGET), "shop");

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Test
    void a_store_is_made_while_redis_is_down_and_works_once_it_is_up() {
        server.stop();
        store.close();
        assertWithin(
                Duration.ofSeconds(2),
                () -> store = RedisSessionStore.connect(RedisConfigs.of(server, BUDGET), "shop"));
        SessionDriver session = new SessionDriver(store);
        assertUnavailableWithin(BUDGET.plus(SLACK), "HF0501", session::open);
        server.start();
        awaitAnswer(session);
        session.create("a", "1");
    }

    @Test
    void a_redis_that_hangs_at_the_first_contact_is_unavailable_in_time_and_found_once_it_goes_on() {
        SessionDriver session = new SessionDriver(store);
        server.pause();
        try {
            assertUnavailableWithin(BUDGET.plus(SLACK), "HF0501", session::open);
        } finally {
            server.resume();
        }
        awaitAnswer(session);
    }

    @Test
    void a_store_is_closed_while_redis_is_down_and_leaves_no_thread() {
        Set<Thread> before = threads();
        server.stop();
        RedisSessionStore other = RedisSessionStore.connect(RedisConfigs.of(server, BUDGET), "shop");
        assertThatThrownBy(() -> new SessionDriver(other).open()).isInstanceOf(StoreUnavailableException.class);
        assertWithin(Duration.ofSeconds(5), other::close);
        await().atMost(Duration.ofSeconds(10)).until(() -> before.containsAll(threads()));
        assertUnavailableWithin(SLACK, "HF0505", () -> new SessionDriver(other).open());
    }

    @Test
    void a_paused_redis_is_unavailable_within_the_time_set_then_at_once_then_back() {
        SessionDriver session = new SessionDriver(store);
        session.create("a", "1");
        server.pause();
        try {
            assertUnavailableWithin(BUDGET.plus(SLACK), "HF0501", session::open);
            assertUnavailableWithin(BUDGET.plus(SLACK), "HF0501", session::open);
            assertUnavailableWithin(BUDGET.dividedBy(5), "HF0502", session::open);
        } finally {
            server.resume();
        }
        awaitAnswer(session);
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void a_call_that_was_given_less_time_answers_within_it_and_does_not_rest_the_store() {
        SessionDriver session = new SessionDriver(store);
        session.create("a", "1");
        SessionDriver hurried = new SessionDriver(store.within(BUDGET.dividedBy(5)));
        server.pause();
        try {
            for (int i = 0; i < 3; i++) {
                assertUnavailableWithin(BUDGET.dividedBy(5).plus(SLACK.dividedBy(2)), "HF0501", hurried::open);
            }
        } finally {
            server.resume();
        }
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void a_configuration_that_makes_no_client_is_told_without_asking_redis() throws IOException {
        Path file = Files.writeString(
                directory.resolve("redisson.yaml"),
                "sentinelServersConfig:\n  sentinelAddresses: [ \"redis://127.0.0.1:1\" ]\n");
        assertThat(RedisSessionStore.faultOf(RedisConfigs.ofFile(file.toString(), BUDGET)))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("HF0508"));
        assertThat(RedisSessionStore.faultOf(RedisConfigs.of(server, BUDGET))).isEmpty();
    }

    @Test
    void a_commit_that_timed_out_does_not_land_later() {
        SessionDriver session = new SessionDriver(store);
        CommitId first = session.create("a", "1");
        long notAfter = session.live().now() + BUDGET.toMillis();
        server.pause();
        try {
            assertUnavailableWithin(
                    BUDGET.plus(SLACK),
                    "HF0501",
                    () -> session.commit(id(), notAfter, sets("a", "2"), new Continuation(first, 1, null, null)));
        } finally {
            server.resume();
        }
        awaitAnswer(session);
        await().during(Duration.ofMillis(500)).until(() -> session.fields().equals(Map.of("a", "1")));
    }

    /** Whose seen commit nobody knows: as where the log has lost it. */
    @Test
    void a_commit_that_waited_long_enough_to_be_sent_again_says_so_where_the_log_does_not_tell() {
        SessionDriver session = new SessionDriver(store);
        session.create("a", "1");
        await().until(() -> !wasSentAgain(session));
        server.pause();
        CompletableFuture<Boolean> slow = CompletableFuture.supplyAsync(() -> wasSentAgain(session));
        await().during(BUDGET.dividedBy(10)).until(() -> !slow.isDone());
        server.resume();
        assertThat(slow.join()).isTrue();
    }

    private static boolean wasSentAgain(SessionDriver session) {
        return ((CommitAnswer.Behind) session.commit(id(), id(), sets("b", "1"))).sentAgain();
    }

    @Test
    void what_was_answered_survives_a_killed_redis_with_an_append_only_file() {
        SessionDriver session = new SessionDriver(store);
        session.create("a", "1");
        server.kill();
        assertUnavailableWithin(BUDGET.plus(SLACK), "HF0501", session::open);
        server.start();
        awaitAnswer(session);
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void a_restart_shorter_than_the_time_set_is_not_noticed() {
        store.close();
        store = RedisSessionStore.connect(RedisConfigs.of(server, Duration.ofSeconds(10)), "shop");
        SessionDriver session = new SessionDriver(store);
        CommitId seen = session.create("a", "1");
        server.restart();
        session.commitDone(seen, sets("a", "2"));
        assertThat(session.fields()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void an_interrupted_wait_ends_at_once_and_keeps_the_interrupt() {
        SessionDriver session = new SessionDriver(store);
        session.create("a", "1");
        Thread.currentThread().interrupt();
        assertUnavailableWithin(SLACK, "HF0504", session::open);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(session.fields()).isEqualTo(Map.of("a", "1"));
    }

    private static void awaitAnswer(SessionDriver session) {
        await().atMost(Duration.ofSeconds(15)).ignoreExceptions().until(() -> session.open() != null);
    }

    private static void assertUnavailableWithin(Duration limit, String code, ThrowingCallable call) {
        assertWithin(limit, () -> assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        error -> assertThat(error.code()).as(error.getMessage()).isEqualTo(code)));
    }

    private static void assertWithin(Duration limit, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("redisson")
                        || thread.getName().startsWith("holdfast"))
                .collect(Collectors.toSet());
    }
}
