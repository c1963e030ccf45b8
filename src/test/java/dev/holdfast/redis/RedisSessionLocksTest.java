package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.SessionLocks;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.args.ClientPauseMode;

/** The locks of two nodes over one Redis, also when a node or Redis is in trouble. */
@Tag(RedisServer.TAG)
class RedisSessionLocksTest {

    private static final Duration BUDGET = Duration.ofSeconds(2);

    /** What a busy machine may take on top, still far from a lease's length. */
    private static final Duration SLACK = Duration.ofSeconds(6);

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final RedisServer server = RedisServer.inMemory();
    private final RedisSessionStore node = RedisSessionStore.connect(RedisConfigs.of(server, BUDGET), "shop");
    private final RedisSessionStore other = RedisSessionStore.connect(RedisConfigs.of(server, BUDGET), "shop");
    private final SessionLocks mine = node.locks();
    private final SessionLocks theirs = other.locks();
    private final SessionRef ref = new SessionDriver(node).ref;

    /** On a busy machine a first contact takes longer than an answer may. */
    @BeforeEach
    void connect() {
        await().ignoreExceptions().until(() -> !mine.release(ref, 1) && !theirs.release(ref, 1));
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
        server.close();
    }

    @Test
    void nodes_are_different_owners_even_under_one_number() {
        assertThat(mine.acquire(ref, 1, Duration.ZERO, LEASE)).isTrue();
        assertThat(theirs.acquire(ref, 1, Duration.ZERO, LEASE)).isFalse();
        assertThat(theirs.release(ref, 1)).isFalse();
        CompletableFuture<Boolean> waiter = CompletableFuture.supplyAsync(() -> theirs.acquire(ref, 1, LEASE, LEASE));
        await().until(() -> server.with(redis -> redis.pubsubChannels("redisson_lock__channel:*"))
                .equals(List.of("redisson_lock__channel:" + node.keyNames().lock(ref))));
        assertThat(mine.release(ref, 1)).isTrue();
        assertThat(waiter.join()).isTrue();
    }

    @Test
    void the_lock_of_a_node_that_is_cut_off_is_free_after_its_lease() {
        Duration lease = Duration.ofSeconds(4);
        server.with(redis -> redis.aclSetUser("doomed", "on", ">secret", "~*", "&*", "+@all"));
        try (RedisSessionStore doomed =
                RedisSessionStore.connect(RedisConfigs.ofUser(server.address(), "doomed", "secret", BUDGET), "shop")) {
            await().ignoreExceptions().until(() -> !doomed.locks().release(ref, 1));
            assertThat(doomed.locks().acquire(ref, 1, Duration.ZERO, lease)).isTrue();
            server.with(redis -> redis.aclSetUser("doomed", "off"));
            server.with(redis -> redis.sendCommand(Protocol.Command.CLIENT, "KILL", "USER", "doomed"));
            assertThat(mine.acquire(ref, 2, Duration.ZERO, LEASE)).isFalse();
            assertThat(mine.acquire(ref, 2, LEASE, LEASE)).isTrue();
            assertThatThrownBy(() -> doomed.locks().release(ref, 1)).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void a_redis_that_is_down_at_the_first_contact_gives_no_lock_within_the_time_set() {
        server.stop();
        try (RedisSessionStore cold = RedisSessionStore.connect(RedisConfigs.of(server, BUDGET), "shop")) {
            assertUnavailableWithin(
                    BUDGET.plus(SLACK), "HF0501", () -> cold.locks().acquire(ref, 1, LEASE, LEASE));
        }
    }

    @Test
    void a_redis_that_hangs_at_the_first_contact_gives_no_lock_within_the_time_set() {
        try (RedisSessionStore cold = RedisSessionStore.connect(RedisConfigs.of(server, BUDGET), "shop")) {
            server.pause();
            try {
                assertUnavailableWithin(
                        BUDGET.plus(SLACK), "HF0501", () -> cold.locks().acquire(ref, 1, LEASE, LEASE));
            } finally {
                server.resume();
            }
        }
    }

    @Test
    void nothing_is_sent_while_redis_rests() {
        Duration patience = Duration.ofSeconds(40);
        try (RedisConnection connection = connection(patience)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> connection.call("a failure", patience, (client, deadline) -> {
                            throw new TimeoutException();
                        }))
                        .isInstanceOf(StoreUnavailableException.class);
            }
            server.resetStats();
            assertUnavailableWithin(
                    SLACK, "HF0502", () -> over(connection, patience).acquire(ref, 1, LEASE, LEASE));
            await().during(Duration.ofMillis(300))
                    .until(() -> server.commandStats().keySet(), Set.of("config", "info")::containsAll);
        }
    }

    @Test
    void the_first_question_is_part_of_the_wait() {
        Duration wait = Duration.ofSeconds(4);
        Duration patience = Duration.ofSeconds(20);
        theirs.acquire(ref, 1, Duration.ZERO, LEASE);
        try (RedisConnection connection = connection(patience)) {
            server.pause();
            CompletableFuture<Duration> waiter = CompletableFuture.supplyAsync(() -> {
                long begin = System.nanoTime();
                assertThat(over(connection, patience).acquire(ref, 2, wait, LEASE))
                        .isFalse();
                return Duration.ofNanos(System.nanoTime() - begin);
            });
            try {
                await().pollDelay(wait).until(() -> true);
            } finally {
                server.resume();
            }
            assertThat(waiter.join()).isLessThan(wait.plus(wait.multipliedBy(3).dividedBy(4)));
        }
    }

    @Test
    void one_who_was_interrupted_before_asks_nothing_and_keeps_the_interrupt() {
        Thread.currentThread().interrupt();
        assertUnavailableWithin(SLACK, "HF0504", () -> mine.acquire(ref, 1, LEASE, LEASE));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(theirs.acquire(ref, 2, Duration.ZERO, LEASE)).isTrue();
    }

    @Test
    void one_who_is_interrupted_while_redis_hangs_leaves_no_lock_behind() throws InterruptedException {
        Duration patience = Duration.ofSeconds(20);
        try (RedisConnection connection = connection(patience)) {
            interruptWhileRedisHangs(over(connection, patience));
            await().ignoreExceptions()
                    .atMost(LEASE.dividedBy(2))
                    .until(() -> theirs.acquire(ref, 3, Duration.ZERO, LEASE));
        }
    }

    @Test
    void one_who_holds_the_lock_and_is_interrupted_as_it_enters_again_still_holds_it() throws InterruptedException {
        Duration patience = Duration.ofSeconds(20);
        try (RedisConnection connection = connection(patience)) {
            SessionLocks locks = over(connection, patience);
            assertThat(locks.acquire(ref, 2, Duration.ZERO, LEASE)).isTrue();
            interruptWhileRedisHangs(locks);
            await().during(Duration.ofMillis(500))
                    .atMost(LEASE.dividedBy(2))
                    .until(() -> !theirs.acquire(ref, 3, Duration.ZERO, LEASE));
            assertThat(locks.release(ref, 2)).isTrue();
        }
    }

    /** The owner's question has reached Redis, which answers it later. */
    private void interruptWhileRedisHangs(SessionLocks locks) throws InterruptedException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                locks.acquire(ref, 2, LEASE, LEASE);
            } catch (StoreUnavailableException unavailable) {
                answer.complete(Thread.currentThread().isInterrupted());
            }
        });
        server.with(redis -> redis.clientPause(LEASE.toMillis(), ClientPauseMode.WRITE));
        try {
            thread.start();
            await().until(() -> server.with(redis -> redis.clientList().contains("flags=b")));
            thread.interrupt();
            assertThat(answer.join()).isTrue();
        } finally {
            server.with(redis -> redis.sendCommand(Protocol.Command.CLIENT, "UNPAUSE"));
        }
        thread.join();
    }

    @Test
    void no_key_stays_without_a_time_to_live_and_none_at_all_after_a_release() {
        Duration brief = Duration.ofSeconds(4);
        assertThat(theirs.acquire(ref, 1, Duration.ZERO, brief)).isTrue();
        assertThat(theirs.acquire(ref, 1, Duration.ZERO, brief)).isTrue();
        assertThat(theirs.release(ref, 1)).isTrue();
        assertThat(mine.acquire(ref, 2, Duration.ofMillis(100), LEASE)).isFalse();
        assertThat(ttls()).isNotEmpty().allMatch(ttl -> ttl > 0);
        other.close();
        assertThat(mine.acquire(ref, 2, LEASE, LEASE)).isTrue();
        assertThat(mine.acquire(ref, 2, Duration.ZERO, LEASE)).isTrue();
        assertThat(ttls()).isNotEmpty().allMatch(ttl -> ttl > 0);
        assertThat(mine.release(ref, 2)).isTrue();
        assertThat(mine.release(ref, 2)).isTrue();
        await().until(() -> ttls().isEmpty());
    }

    @Test
    void waits_in_vain_do_not_rest_the_store() {
        theirs.acquire(ref, 1, Duration.ZERO, LEASE);
        for (int i = 0; i < 60; i++) { // too short for it to listen for the release, or just long enough
            assertThat(mine.acquire(ref, 2, Duration.ofMillis(1 + i % 12), LEASE))
                    .isFalse();
        }
        Duration longer = BUDGET.plus(BUDGET.dividedBy(2));
        assertThat(mine.acquire(ref, 2, longer, LEASE)).isFalse();
        new SessionDriver(node).create("a", "1");
    }

    @Test
    void a_redis_that_hangs_is_unavailable_in_time_then_at_once_then_back() {
        mine.acquire(ref, 1, Duration.ZERO, LEASE);
        mine.release(ref, 1);
        server.pause();
        try {
            assertUnavailableWithin(BUDGET.plus(SLACK), "HF0501", () -> mine.acquire(ref, 1, LEASE, LEASE));
            assertUnavailableWithin(BUDGET.plus(SLACK), "HF0501", () -> mine.acquire(ref, 1, LEASE, LEASE));
            // A busy machine may be too late for the rest, and meet a probe's time-out.
            await().atMost(LEASE)
                    .pollInterval(BUDGET.dividedBy(20))
                    .untilAsserted(() -> assertUnavailableWithin(
                            BUDGET.dividedBy(2), "HF0502", () -> mine.acquire(ref, 1, LEASE, LEASE)));
        } finally {
            server.resume();
        }
        await().atMost(LEASE.plusSeconds(10))
                .ignoreExceptions()
                .until(() -> mine.acquire(ref, 3, Duration.ZERO, LEASE));
    }

    @Test
    void a_redis_that_hangs_during_a_wait_ends_it() throws InterruptedException {
        Duration wait = Duration.ofSeconds(2);
        theirs.acquire(ref, 1, Duration.ZERO, LEASE);
        mine.acquire(ref, 2, Duration.ofMillis(50), LEASE);
        long begin = System.nanoTime();
        CompletableFuture<Boolean> waiter = CompletableFuture.supplyAsync(() -> mine.acquire(ref, 2, wait, LEASE));
        await().until(() -> !server.with(redis -> redis.pubsubChannels("redisson_lock__channel:*"))
                .isEmpty());
        server.pause();
        try {
            await().atMost(LEASE).until(waiter::isDone);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(wait.plus(BUDGET).plus(SLACK));
        } finally {
            server.resume();
        }
    }

    @Test
    void a_closed_store_gives_no_locks() {
        node.close();
        assertUnavailableWithin(SLACK, "HF0505", () -> mine.acquire(ref, 1, LEASE, LEASE));
        assertUnavailableWithin(SLACK, "HF0505", () -> mine.release(ref, 1));
    }

    @Test
    void a_view_that_waits_less_long_knows_the_same_locks() {
        SessionLocks hurried = node.within(BUDGET.dividedBy(2)).locks();
        Duration lease = LEASE.dividedBy(2); // another one than Redisson's own
        assertThat(mine.acquire(ref, 1, Duration.ZERO, lease)).isTrue();
        assertThat(hurried.acquire(ref, 1, Duration.ZERO, lease)).isTrue();
        assertThat(mine.release(ref, 1)).isTrue();
        assertThat(server.<Long>with(redis -> redis.pttl(node.keyNames().lock(ref))))
                .isLessThanOrEqualTo(lease.toMillis());
        assertThat(hurried.release(ref, 1)).isTrue();
        assertThat(mine.release(ref, 1)).isFalse();
    }

    /** One that is connected. */
    private RedisConnection connection(Duration timeout) {
        RedisConnection connection = RedisConnection.own(RedissonConfigs.of(RedisConfigs.of(server, timeout)), timeout);
        assertThat(over(connection, timeout).release(ref, 1)).isFalse();
        return connection;
    }

    private SessionLocks over(RedisConnection connection, Duration timeout) {
        return new RedisSessionLocks(connection, node.keyNames(), timeout, new Holds());
    }

    private List<Long> ttls() {
        return server.with(redis -> redis.keys("*").stream()
                .map(redis::pttl)
                .filter(ttl -> ttl != -2)
                .toList());
    }

    private static void assertUnavailableWithin(Duration limit, String code, ThrowingCallable call) {
        long begin = System.nanoTime();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        error -> assertThat(error.code()).as(error.getMessage()).isEqualTo(code));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit);
    }
}
