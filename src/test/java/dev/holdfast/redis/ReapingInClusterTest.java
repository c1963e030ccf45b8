package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.config.RedisConfig;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.ReaperContract;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The contract on a cluster of one node, which refuses keys of different slots as any cluster does. */
@Tag(RedisServer.TAG)
class ReapingInClusterTest implements ReaperContract {

    private static final RedisServer SERVER = RedisServer.inCluster();
    private static final RedisConfig CONFIG = RedisConfigs.ofCluster(List.of(SERVER), Duration.ofSeconds(10));

    private static final RedisSessionStore STORE = RedisSessionStore.connect(CONFIG, "shop");

    @BeforeAll
    static void serveAllSlots() {
        SERVER.with(jedis -> jedis.clusterAddSlots(IntStream.range(0, 16_384).toArray()));
        Awaitility.await().until(() -> SERVER.with(Jedis::clusterInfo).startsWith("cluster_state:ok"));
    }

    @AfterEach
    void forget() {
        SERVER.with(Jedis::flushAll);
    }

    @AfterAll
    static void stop() {
        STORE.close();
        SERVER.close();
    }

    @Override
    public SessionStore store() {
        return STORE;
    }

    @Override
    public void advance(Duration duration) {
        TimeShift.back(SERVER, "holdfast:", duration);
    }

    @Test
    void that_all_tags_cannot_be_looked_at_together_is_learned_once() {
        try (RedisSessionStore fresh = RedisSessionStore.connect(CONFIG, "shop")) {
            session().create("a", "1");
            assertThat(fresh.due(0, 10).tags()).isOne();
            SERVER.resetStats();
            assertThat(fresh.due(63, 10).tags()).isOne();
            assertThat(SERVER.commandStats()).containsEntry("evalsha", 1L).containsEntry("zrangebyscore", 1L);
            assertThat(SERVER.info("errorstats")).isEmpty();
        }
    }
}
