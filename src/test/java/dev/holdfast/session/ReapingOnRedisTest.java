package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.redis.RedisKeys;
import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.redis.TimeShift;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReapingOnRedisTest extends ReapingContract {

    private static final RedisServer SERVER = RedisServer.inMemory();

    private final RedisSessionStore redis =
            RedisSessionStore.connect(RedisConfigs.of(SERVER, Duration.ofSeconds(10)), "shop");

    @Override
    SessionStore emptyStore() {
        return redis;
    }

    @Override
    void advance(Duration duration) {
        TimeShift.back(SERVER, "holdfast:", duration);
    }

    @AfterEach
    void disconnect() {
        redis.close();
        SERVER.with(jedis -> jedis.flushAll());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_session_that_the_store_lost_is_told_as_lost() {
        SessionRef ref = create("a", "1");
        RedisKeys keys = redis.keyNames();
        SERVER.with(jedis -> jedis.del(keys.session(ref)));
        advance(Duration.ofMinutes(32));
        assertThat(round(node)).isZero();
        assertThat(node.told()).containsExactly("SESSION_LOST");
    }

    @Test
    void a_look_at_a_tag_where_nothing_is_due_is_one_command_and_reads_only() {
        create("a", "1");
        round(node);
        SERVER.resetStats();
        assertThat(round(node)).isZero();
        Map<String, Long> stats = SERVER.commandStats();
        assertThat(stats).containsEntry("evalsha", (long) SessionRef.TAGS).doesNotContainKeys("zadd", "hset", "hmget");
    }

    @Test
    void ten_thousand_sessions_that_fall_due_at_once_are_ended_within_half_a_minute_with_callbacks() {
        int sessions = 10_000;
        for (int i = 0; i < sessions; i++) {
            node.create("a", "1");
        }
        advance(Duration.ofMinutes(32));
        long began = System.nanoTime();
        assertThat(round(node)).isEqualTo(sessions);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        System.out.println("10,000 sessions were ended in " + millis + " ms");
        assertThat(listening.releases()).hasSize(sessions);
        assertThat(millis).isLessThan(30_000);
    }
}
