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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ReadMode;

/** The ways to reach Redis. */
@Tag(RedisServer.TAG)
class RedisConnectionTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void a_cluster_is_used_like_a_single_server() {
        try (RedisServer server = RedisServer.inCluster()) {
            server.with(
                    jedis -> jedis.clusterAddSlots(IntStream.range(0, 16_384).toArray()));
            await().until(() -> server.with(jedis -> jedis.clusterInfo().contains("cluster_state:ok")));
            RedisConfig config = RedisConfigs.ofCluster(List.of(server), TIMEOUT);
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
        try (RedisServer master = RedisServer.master();
                RedisServer replica = RedisServer.replicaOf(master);
                RedisServer sentinel = RedisServer.sentinelOf(master, "shop")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> "up".equals(replica.info("replication").get("master_link_status"))
                            && sentinel.info("sentinel").get("master0").contains("slaves=1"));
            RedisConfig config = RedisConfigs.ofSentinel(sentinel, "shop", Duration.ofSeconds(4));
            try (RedisSessionStore store = RedisSessionStore.connect(config, "shop")) {
                SessionDriver session = new SessionDriver(store);
                master.pause();
                assertThatThrownBy(session::open).isInstanceOf(StoreUnavailableException.class);
                await().atMost(Duration.ofSeconds(60))
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
    void what_a_patient_call_comes_to_is_no_answer_to_a_probe() {
        try (RedisConnection connection = rested()) {
            awaitProbes(connection, () -> {
                connection.patientCall("a wait", SHORT, SHORT, (client, deadline) -> "late");
                assertUnavailable("HF0502", () -> ping(connection));
            });
            assertThat(ping(connection)).isEqualTo("pong");
        }
    }

    @Test
    void a_patient_call_takes_no_probe_from_others() {
        try (RedisConnection connection = rested()) {
            await().ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                    .until(() -> connection.patientCall(
                            "a wait",
                            TIMEOUT,
                            TIMEOUT,
                            (client, deadline) -> connection.call("a probe", TIMEOUT, (same, until) -> {
                                assertThat(ping(connection)).isEqualTo("pong");
                                return true;
                            })));
        }
    }

    @Test
    void a_patient_call_that_is_interrupted_or_not_answered_fails_no_probe() {
        try (RedisConnection connection = rested()) {
            awaitProbes(connection, () -> {
                assertUnavailable(
                        "HF0504",
                        () -> connection.patientCall("a wait", SHORT, SHORT, (client, deadline) -> {
                            throw new InterruptedException();
                        }));
                assertThat(Thread.interrupted()).isTrue();
                assertUnavailable(
                        "HF0501",
                        () -> connection.patientCall("a wait", SHORT, SHORT, (client, deadline) -> {
                            throw new TimeoutException();
                        }));
            });
            assertThat(ping(connection)).isEqualTo("pong");
        }
    }

    @Test
    void a_call_from_before_the_rest_is_no_answer_to_a_probe() {
        try (RedisConnection connection = connection()) {
            CompletableFuture<String> reply = new CompletableFuture<>();
            CountDownLatch sent = new CountDownLatch(1);
            CompletableFuture<String> old = CompletableFuture.supplyAsync(
                    () -> connection.call("an old one", TIMEOUT.plus(TIMEOUT), (client, deadline) -> {
                        sent.countDown();
                        return reply.join();
                    }));
            await().until(() -> sent.getCount() == 0);
            rest(connection);
            awaitProbes(connection, () -> {
                reply.complete("late");
                assertThat(old.join()).isEqualTo("late");
                assertUnavailable("HF0502", () -> ping(connection));
            });
            assertThat(ping(connection)).isEqualTo("pong");
        }
    }

    @Test
    void a_probe_that_ends_by_an_error_of_the_jvm_lets_the_next_one_through() {
        try (RedisConnection connection = rested()) {
            AtomicInteger errors = new AtomicInteger();
            await().ignoreExceptionsInstanceOf(StoreUnavailableException.class).until(() -> {
                assertThatThrownBy(() -> connection.call("a probe", TIMEOUT, (client, deadline) -> {
                            throw new OutOfMemoryError("planted");
                        }))
                        .isInstanceOfAny(OutOfMemoryError.class, StoreUnavailableException.class)
                        .satisfies(thrown -> errors.addAndGet(thrown instanceof OutOfMemoryError ? 1 : 0));
                return errors.get() == 4;
            });
            await().ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                    .until(() -> "pong".equals(ping(connection)));
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
            assertThat(client.getBucket("holdfast:own-client", StringCodec.INSTANCE)
                            .isExists())
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

    private static RedisConnection connection() {
        RedisConnection connection =
                RedisConnection.own(RedissonConfigs.of(RedisConfigs.of(RedisServer.shared(), TIMEOUT)), TIMEOUT);
        await().ignoreExceptions().until(() -> ping(connection) != null);
        return connection;
    }

    private static RedisConnection rested() {
        RedisConnection connection = connection();
        rest(connection);
        return connection;
    }

    /** As two failures in a row do. */
    private static void rest(RedisConnection connection) {
        for (int i = 0; i < 2; i++) {
            assertUnavailable(
                    "HF0501",
                    () -> connection.call("a failure", TIMEOUT, (client, deadline) -> {
                        throw new TimeoutException();
                    }));
        }
        assertUnavailable("HF0502", () -> ping(connection));
    }

    /** Does this while both probes are under way, which then succeed. */
    private static void awaitProbes(RedisConnection connection, Runnable meanwhile) {
        await().ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                .until(() -> connection.call(
                        "a probe",
                        TIMEOUT,
                        (client, deadline) -> connection.call("the other probe", TIMEOUT, (same, until) -> {
                            meanwhile.run();
                            return true;
                        })));
    }

    private static String ping(RedisConnection connection) {
        return connection.call("a ping", TIMEOUT, (client, deadline) -> "pong");
    }

    private static void assertUnavailable(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        error -> assertThat(error.code()).as(error.getMessage()).isEqualTo(code));
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
