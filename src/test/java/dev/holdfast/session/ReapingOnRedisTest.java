package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.redis.RedisKeys;
import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.redis.TimeShift;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Pipeline;

@Tag(RedisServer.TAG)
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

    @Test
    void of_three_nodes_one_dies_amid_ten_thousand_ends_and_all_are_ended_within_half_a_minute_and_requests_served() {
        int sessions = 10_000;
        for (int i = 0; i < sessions; i++) {
            node.create("a", "1");
        }
        advance(Duration.ofMinutes(32));
        CountDownLatch testIsOver = new CountDownLatch(1);
        AtomicInteger untilDeath = new AtomicInteger(500);
        Notes.Kind dying = new Notes.Kind(true).calling(() -> {
            if (untilDeath.decrementAndGet() <= 0) {
                sleepUntil(testIsOver); // with what it has claimed: nothing of it is heard of any more
            }
        });
        List<Notes.Kind> kinds = List.of(dying, new Notes.Kind(true), new Notes.Kind(true));
        List<HeartNode> nodes =
                kinds.stream().map(kind -> new HeartNode(redis, kind)).toList();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(kinds.size());
        long began = System.nanoTime();
        List<Reaper> reapers = nodes.stream()
                .map(one -> Reaper.start(one::sessions, Runnable::run, threads))
                .toList();
        int served = 0;
        while (unended() > 0) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            String token = nodes.get(1).create("a", "2");
            WorkingSession request = nodes.get(2).request(token);
            assertThat(Notes.of(request, kinds.get(2)).get("a")).isEqualTo("2");
            request.end();
            request.finish();
            served++;
        }
        System.out.println("10,000 sessions were ended on three nodes, one of which died, in "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms; requests served meanwhile: "
                + served);
        assertThat(untilDeath).as("it died amid its work").hasNonPositiveValue();
        assertThat(served).isPositive();
        testIsOver.countDown();
        reapers.forEach(Reaper::close);
        threads.shutdownNow();
        nodes.forEach(HeartNode::close);
    }

    private static void sleepUntil(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many sessions whose end is not complete the ledgers still hold. */
    private long unended() {
        RedisKeys keys = redis.keyNames();
        return SERVER.with(jedis -> IntStream.range(0, SessionRef.TAGS)
                .mapToLong(tag -> jedis.zcard(keys.ledger(tag)))
                .sum());
    }
}
