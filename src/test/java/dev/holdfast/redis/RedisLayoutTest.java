package dev.holdfast.redis;

import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.sets;
import static dev.holdfast.testkit.SessionDriver.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.config.RedisConfig;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;

/** What lies in Redis, and what it costs. */
@Tag(RedisServer.TAG)
class RedisLayoutTest {

    private static final RedisServer SERVER = RedisServer.inMemory();

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final RedisConfig config = RedisConfigs.of(SERVER, TIMEOUT);
    private final RedisSessionStore store = RedisSessionStore.connect(config, "shop");
    private final SessionDriver session = new SessionDriver(store);
    private final String key = store.keyNames().session(session.ref);

    @AfterEach
    void close() {
        store.close();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_session_can_be_read_as_a_redisson_map() {
        session.create("cart#items", "three", "cart#total", "12");
        RedissonClient client = Redisson.create(RedissonConfigs.of(RedisConfigs.of(SERVER.address(), TIMEOUT)));
        try {
            Map<String, byte[]> map =
                    client.getMap(key, new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE));
            assertThat(text(map.get("cart#items"))).isEqualTo("three");
            assertThat(map.keySet())
                    .containsExactlyInAnyOrder(
                            "cart#items", "cart#total", RedisKeys.LOG, RedisKeys.TIMES, RedisKeys.SECRETS);
        } finally {
            client.shutdown();
        }
    }

    @Test
    void a_fresh_session_takes_at_most_2500_bytes_over_all_keys() {
        session.create(fields(10));
        String ledger = store.keyNames().ledger(session.ref.tag());
        long bytes = SERVER.with(jedis -> jedis.memoryUsage(key, 0) + jedis.memoryUsage(ledger, 0));
        System.getLogger("figures").log(System.Logger.Level.INFO, "memory of a fresh session: {0} bytes", bytes);
        assertThat(SERVER.<Set<String>>with(jedis -> jedis.keys("*" + session.ref + "*")))
                .hasSize(1);
        assertThat(bytes).isBetween(1_000L, 2_500L);
    }

    @Test
    void what_a_commit_sends_does_not_depend_on_the_other_fields() {
        session.create(fields(10));
        SessionDriver other = besides(); // tags differ in length
        other.create(fields(1_000));
        long bySmall = leastBytesIn(session);
        assertThat(leastBytesIn(other)).isEqualTo(bySmall);
        assertThat(bySmall).isLessThan(700);
    }

    @Test
    void each_operation_is_one_command() {
        CommitId first = session.create("a", "1");
        session.commitDone(first, sets("a", "2"));
        SERVER.resetStats();
        session.live();
        session.commitDone(session.live().newest(), sets("a", "3"));
        assertThat(SERVER.commandStats()).containsEntry("evalsha", 3L).doesNotContainKey("eval");
    }

    @Test
    void every_key_but_the_key_ring_expires_by_itself() {
        session.create("a", "1");
        String ledger = store.keyNames().ledger(session.ref.tag());
        long least = SessionDriver.IDLE.plus(SessionDriver.RETENTION).toMillis();
        assertThat(SERVER.<Long>with(jedis -> jedis.pttl(key))).isGreaterThan(least);
        assertThat(SERVER.<Long>with(jedis -> jedis.pttl(ledger))).isGreaterThan(least);
    }

    @Test
    void a_short_session_does_not_shorten_the_ledgers_life() {
        session.create("a", "1");
        String ledger = store.keyNames().ledger(session.ref.tag());
        long before = SERVER.with(jedis -> jedis.pttl(ledger));
        SessionDriver brief = besides();
        brief.create(id(), 0, sets("a", "1"), brief.terms(Duration.ofSeconds(1), Duration.ZERO));
        assertThat(SERVER.<Long>with(jedis -> jedis.pttl(ledger))).isGreaterThan(before - 60_000);
    }

    @Test
    void scripts_that_redis_forgot_are_sent_again() {
        CommitId first = session.create("a", "1");
        SERVER.with(jedis -> jedis.scriptFlush());
        assertThat(session.commit(id(), first, sets("a", "2"))).isInstanceOf(CommitAnswer.Done.class);
        SERVER.with(jedis -> jedis.scriptFlush());
        assertThat(session.fields()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void namespaces_do_not_see_each_other() {
        session.create("a", "1");
        try (RedisSessionStore stranger =
                RedisSessionStore.connect(config, UUID.randomUUID().toString())) {
            assertThat(stranger.due(session.ref.tag(), 10).refs()).isEmpty();
            assertThat(SERVER.<Boolean>with(
                            jedis -> jedis.exists(stranger.keyNames().session(session.ref))))
                    .isFalse();
        }
    }

    /** Another session of the same tag. */
    private SessionDriver besides() {
        SessionDriver other = new SessionDriver(store);
        while (other.ref.tag() != session.ref.tag()) {
            other = new SessionDriver(store);
        }
        return other;
    }

    private static String[] fields(int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(i -> Stream.of("cart#f" + i, "x".repeat(100)))
                .toArray(String[]::new);
    }

    /** Of several commits, since the client sends something of its own now and then. */
    private static long leastBytesIn(SessionDriver session) {
        return IntStream.range(0, 5)
                .mapToLong(i -> {
                    CommitId newest = session.live().newest();
                    SERVER.resetStats();
                    session.commitDone(newest, sets("cart#f0", "x".repeat(100)));
                    return SERVER.bytesIn();
                })
                .min()
                .orElseThrow();
    }
}
