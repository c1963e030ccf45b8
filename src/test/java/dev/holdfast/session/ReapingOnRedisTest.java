package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.redis.RedisKeys;
import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.redis.TimeShift;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Pipeline;

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
    void a_look_at_all_tags_where_nothing_is_due_is_one_command_and_reads_only() {
        create("a", "1");
        round(node);
        SERVER.resetStats();
        assertThat(round(node)).isZero();
        Map<String, Long> stats = SERVER.commandStats();
        assertThat(stats)
                .containsEntry("evalsha", 1L)
                .containsEntry("zrangebyscore", (long) SessionRef.TAGS)
                .doesNotContainKeys("zadd", "hset", "hmget");
    }

    @Test
    void a_look_in_vain_at_a_hundred_thousand_live_sessions_takes_redis_less_than_a_millisecond() {
        RedisKeys keys = redis.keyNames();
        SecureRandom random = new SecureRandom();
        long future = System.currentTimeMillis() + Duration.ofMinutes(30).toMillis();
        SERVER.with(jedis -> {
            try (Pipeline pipeline = jedis.pipelined()) {
                for (int i = 0; i < 100_000; i++) {
                    SessionRef ref = SessionRef.random(random);
                    pipeline.zadd(keys.ledger(ref.tag()), future + i, ref.toString());
                }
            }
            return null;
        });
        round(node);
        SERVER.resetStats();
        for (int i = 0; i < 100; i++) {
            assertThat(round(node)).isZero();
        }
        String evalsha = SERVER.info("commandstats").get("cmdstat_evalsha");
        System.out.println("100 looks in vain at 100,000 live sessions: " + evalsha);
        assertThat(evalsha).startsWith("calls=100,");
        double micros = Double.parseDouble(evalsha.replaceAll(".*usec_per_call=([0-9.]+).*", "$1"));
        assertThat(micros).isLessThan(1_000);
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
