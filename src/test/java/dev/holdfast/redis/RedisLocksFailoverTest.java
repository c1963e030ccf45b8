package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.config.RedisConfig;
import dev.holdfast.session.store.SessionLocks;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The locks over a master with a replica, where Redisson's own would wait for the replica. */
@Tag(RedisServer.TAG)
class RedisLocksFailoverTest {

    private static final Duration BUDGET = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(6);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration FAILOVER = Duration.ofSeconds(30);

    /** By how much Redisson, as it is by default, would delay each lock. */
    private static final Duration DELAYED = Duration.ofSeconds(1);

    private static final int TIMES = 12;

    private final RedisServer master = RedisServer.master();
    private final RedisServer replica = RedisServer.replicaOf(master);
    private final RedisServer sentinel = RedisServer.sentinelOf(master, "shop");
    private final RedisSessionStore store = RedisSessionStore.connect(config(), "shop");
    private final SessionLocks locks = store.locks();
    private final SessionRef ref = new SessionDriver(store).ref;

    @BeforeEach
    void connect() {
        await().atMost(FAILOVER)
                .until(() -> "up".equals(replica.info("replication").get("master_link_status"))
                        && sentinel.info("sentinel").get("master0").contains("slaves=1"));
        await().atMost(FAILOVER).ignoreExceptions().until(() -> !locks.release(ref, 1));
    }

    @AfterEach
    void close() {
        store.close();
        sentinel.close();
        replica.close();
        master.close();
    }

    @Test
    void a_replica_that_hangs_neither_refuses_nor_delays_a_lock() {
        assertThat(locks.acquire(ref, 1, Duration.ZERO, LEASE)).isTrue();
        replica.pause();
        try {
            long begin = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                assertThat(locks.acquire(ref, 1, Duration.ZERO, LEASE)).isTrue();
                assertThat(locks.release(ref, 1)).isTrue();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DELAYED.multipliedBy(TIMES / 2));
            assertThat(locks.release(ref, 1)).isTrue();
        } finally {
            replica.resume();
        }
    }

    @Test
    void a_failover_makes_errors_in_time_at_the_worst_and_afterwards_locks_are_given_as_ever() {
        assertThat(locks.acquire(ref, 1, Duration.ZERO, LEASE)).isTrue();
        await().until(() -> replica.with(jedis -> jedis.exists(store.keyNames().lock(ref))));
        master.kill();
        SessionRef another = new SessionDriver(store).ref;
        await().atMost(FAILOVER).until(() -> acquiredInTime(another));
        assertThat(replica.<Boolean>with(jedis -> jedis.exists(store.keyNames().lock(another))))
                .isTrue();
        assertThat(locks.acquire(ref, 2, Duration.ZERO, LEASE)).isFalse();
        assertThat(locks.release(ref, 1)).isTrue();
        assertThat(locks.acquire(ref, 2, Duration.ZERO, LEASE)).isTrue();
    }

    private boolean acquiredInTime(SessionRef another) {
        long begin = System.nanoTime();
        try {
            return locks.acquire(another, 3, Duration.ZERO, LEASE);
        } catch (StoreUnavailableException unavailable) {
            return false;
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BUDGET.plus(SLACK));
        }
    }

    private RedisConfig config() {
        return RedisConfigs.ofSentinel(sentinel, "shop", BUDGET);
    }
}
