package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.config.RedisConfig;
import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.ManySessionsContract;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import dev.holdfast.testkit.UserIndexContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The contract on a cluster of two masters, over which sessions and users are spread. */
@Tag(RedisServer.TAG)
class ManySessionsInClusterTest implements ManySessionsContract, UserIndexContract {

    private static final int SLOTS = 16_384;
    private static final List<RedisServer> SERVERS = List.of(RedisServer.inCluster(), RedisServer.inCluster());
    private static final RedisConfig CONFIG = RedisConfigs.ofCluster(SERVERS, Duration.ofSeconds(10));

    private static final RedisSessionStore STORE = RedisSessionStore.connect(CONFIG, "shop");

    @BeforeAll
    static void shareTheSlots() {
        for (int i = 0; i < 2; i++) {
            int[] half = IntStream.range(i * SLOTS / 2, (i + 1) * SLOTS / 2).toArray();
            SERVERS.get(i).with(jedis -> jedis.clusterAddSlots(half));
        }
        SERVERS.get(0)
                .with(jedis -> jedis.clusterMeet("127.0.0.1", SERVERS.get(1).port()));
        for (RedisServer server : SERVERS) {
            Awaitility.await().until(() -> server.with(Jedis::clusterInfo).startsWith("cluster_state:ok"));
        }
    }

    @AfterEach
    void forget() {
        SERVERS.forEach(server -> server.with(Jedis::flushAll));
    }

    @AfterAll
    static void stop() {
        STORE.close();
        SERVERS.forEach(RedisServer::close);
    }

    @Override
    public SessionStore store() {
        return STORE;
    }

    @Override
    public void advance(Duration duration) {
        SERVERS.forEach(server -> TimeShift.back(server, "holdfast:", duration));
    }

    @Test
    void each_master_is_asked_about_its_own_sessions_though_one_does_not_know_the_script() {
        List<SessionDriver> sessions = Stream.generate(this::session).limit(200).toList();
        sessions.forEach(session -> session.create("who", "ada"));
        List<SessionRef> refs = sessions.stream().map(session -> session.ref).toList();
        STORE.look(refs, "who");
        SERVERS.get(1).with(Jedis::scriptFlush);
        SERVERS.forEach(RedisServer::resetStats);
        assertThat(STORE.look(refs, "who"))
                .hasSize(200)
                .extracting(Glance::times)
                .allMatch(Optional::isPresent);
        assertThat(STORE.look(refs, "who")).extracting(Glance::times).allMatch(Optional::isPresent);
        assertThat(SERVERS)
                .allSatisfy(
                        server -> assertThat(server.commandStats().get("hmget")).isGreaterThan(100));
    }
}
