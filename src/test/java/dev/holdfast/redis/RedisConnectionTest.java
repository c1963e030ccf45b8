package dev.holdfast.redis;

import static dev.holdfast.testkit.SessionDriver.CLAIM;
import static dev.holdfast.testkit.SessionDriver.LEASE;
import static dev.holdfast.testkit.SessionDriver.sets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.config.RedisConfig;
import dev.holdfast.config.RedisConfig.Mode;
import dev.holdfast.config.RedisConfig.Tls;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionDriver;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ReadMode;

/** The ways to reach Redis. */
class RedisConnectionTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Test
    void a_cluster_is_used_like_a_single_server() {
        try (RedisServer server =
                RedisServer.inMemory("--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1")) {
            server.with(
                    jedis -> jedis.clusterAddSlots(IntStream.range(0, 16_384).toArray()));
            await().until(() -> server.with(jedis -> jedis.clusterInfo().contains("cluster_state:ok")));
            RedisConfig config = RedisConfigs.of(Mode.CLUSTER, List.of(server.address()), Optional.empty(), TIMEOUT);
            try (RedisSessionStore store = RedisSessionStore.connect(config, "shop")) {
                SessionDriver session = new SessionDriver(store);
                CommitId first = session.create("a", "1");
                session.commitDone(first, sets("a", "2"));
                assertThat(session.fields()).isEqualTo(Map.of("a", "2"));
                assertThat(session.due()).isEmpty();
                assertThat(session.reap(CLAIM)).isEmpty();
                assertThat(session.end(CLAIM, LEASE, false)).isInstanceOf(EndAnswer.Mine.class);
                assertThat(store.keys(Map.of("k", new byte[32]), "k")).containsOnlyKeys("k");
            }
        }
    }

    @Test
    void a_master_promoted_after_a_failed_first_contact_is_found_through_one_sentinel() {
        try (RedisServer master = RedisServer.inMemory();
                RedisServer replica = RedisServer.replicaOf(master);
                RedisServer sentinel = RedisServer.sentinelOf(master, "shop")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> "up".equals(replica.info("replication").get("master_link_status"))
                            && sentinel.info("sentinel").get("master0").contains("slaves=1"));
            RedisConfig config = RedisConfigs.of(
                    Mode.SENTINEL, List.of(sentinel.address()), Optional.of("shop"), Duration.ofSeconds(1));
            try (RedisSessionStore store = RedisSessionStore.connect(config, "shop")) {
                SessionDriver session = new SessionDriver(store);
                master.pause();
                assertThatThrownBy(session::open).isInstanceOf(StoreUnavailableException.class);
                await().atMost(Duration.ofSeconds(30))
                        .ignoreExceptions()
                        .until(() -> session.open() instanceof OpenAnswer.Absent);
                session.create("a", "1");
                assertThat(replica.<Boolean>with(
                                jedis -> jedis.exists(store.keyNames().session(session.ref))))
                        .isTrue();
            }
        }
    }

    @Test
    void a_password_is_used_and_never_told() {
        try (RedisServer server = RedisServer.inMemory()) {
            server.with(jedis -> jedis.configSet("requirepass", "the-right-one"));
            try (RedisSessionStore store = RedisSessionStore.connect(withPassword(server, "the-right-one"), "shop")) {
                assertThat(new SessionDriver(store).open()).isInstanceOf(OpenAnswer.Absent.class);
            }
            try (RedisSessionStore store = RedisSessionStore.connect(withPassword(server, "the-wrong-one"), "shop")) {
                assertThatThrownBy(() -> new SessionDriver(store).open())
                        .isInstanceOfSatisfying(StoreUnavailableException.class, error -> assertThat(allOf(error))
                                .doesNotContain("the-wrong-one"));
            }
        }
    }

    @Test
    void the_applications_own_client_stays_open_and_is_warned_of_when_it_reads_from_replicas() {
        List<String> warnings = new ArrayList<>();
        Logger logger = Logger.getLogger(RedisConnection.class.getName());
        Handler handler = collecting(warnings);
        logger.addHandler(handler);
        Config config = RedissonConfigs.of(RedisConfigs.of(RedisServer.shared(), TIMEOUT));
        RedissonClient client = Redisson.create(config);
        try {
            RedisSessionStore store =
                    RedisSessionStore.over(client, RedisConfigs.of(RedisServer.shared(), TIMEOUT), "own-client");
            assertThat(new SessionDriver(store).open()).isInstanceOf(OpenAnswer.Absent.class);
            store.close();
            assertThat(client.getBucket("own-client", StringCodec.INSTANCE).isExists())
                    .isFalse();
            assertThat(warnings).isEmpty();

            Config replicas = RedissonConfigs.of(RedisConfigs.ofFile("redisson-cluster.yaml", TIMEOUT));
            replicas.useClusterServers().setReadMode(ReadMode.SLAVE);
            RedissonClient reader = Redisson.create(replicas);
            RedisSessionStore.over(reader, RedisConfigs.of(RedisServer.shared(), TIMEOUT), "shop")
                    .close();
            reader.shutdown();
            assertThat(warnings).singleElement().asString().contains("HF0509");
        } finally {
            logger.removeHandler(handler);
            client.shutdown();
        }
    }

    private static RedisConfig withPassword(RedisServer server, String password) {
        return new RedisConfig(
                Mode.SINGLE,
                List.of(server.address()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(password),
                0,
                new Tls(Optional.empty(), Optional.empty(), true),
                Duration.ofSeconds(1),
                "holdfast",
                Optional.empty());
    }

    private static String allOf(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static Handler collecting(List<String> messages) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                messages.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
