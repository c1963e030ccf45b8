package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.HoldfastDeploymentException;
import dev.holdfast.config.RedisConfig;
import dev.holdfast.config.RedisConfig.Mode;
import dev.holdfast.config.RedisConfig.Tls;
import dev.holdfast.testkit.RedisConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.FullJitterDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SslVerificationMode;

class RedissonConfigsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @Test
    void a_client_connects_lazily_and_needs_no_codec_library() {
        Config config = RedissonConfigs.of(RedisConfigs.of("redis://127.0.0.1:6379", TIMEOUT));
        assertThat(config.isLazyInitialization()).isTrue();
        assertThat(config.getCodec()).isSameAs(StringCodec.INSTANCE);
        assertThat(config.useSingleServer().getAddress()).isEqualTo("redis://127.0.0.1:6379");
    }

    @Test
    void sentinels_and_clusters_are_read_from_masters_only() {
        for (Mode mode : List.of(Mode.SENTINEL, Mode.CLUSTER)) {
            Config config = RedissonConfigs.of(RedisConfigs.of(
                    mode, List.of("redis://127.0.0.1:7000", "redis://127.0.0.1:7001"), Optional.of("shop"), TIMEOUT));
            assertReadsFromMaster(config);
        }
    }

    @Test
    void the_soonest_that_redisson_sends_again_is_known_of_an_application_s_client_too() {
        Config own = RedissonConfigs.of(RedisConfigs.of("redis://127.0.0.1:6379", TIMEOUT));
        assertThat(ServerSections.soonestRetry(own)).isEqualTo(TIMEOUT.dividedBy(20));
        Config usual = new Config();
        usual.useSingleServer().setAddress("redis://127.0.0.1:6379");
        assertThat(ServerSections.soonestRetry(usual)).isBetween(Duration.ofMillis(250), Duration.ofSeconds(1));
    }

    @Test
    void a_delay_that_may_be_as_short_as_none_is_never_taken_for_a_long_one() {
        Config config = new Config();
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:6379")
                .setRetryDelay(new FullJitterDelay(Duration.ofHours(1), Duration.ofHours(1)));
        assertThat(ServerSections.soonestRetry(config)).isZero();
    }

    @Test
    void a_lock_waits_for_no_replica() {
        Config own = RedissonConfigs.of(RedisConfigs.of("redis://127.0.0.1:6379", TIMEOUT));
        Config ofFile = RedissonConfigs.of(RedisConfigs.ofFile("redisson-cluster.yaml", TIMEOUT));
        for (Config config : List.of(own, ofFile)) {
            assertThat(config.isCheckLockSyncedSlaves()).isFalse();
            assertThat(config.getSlavesSyncTimeout()).isEqualTo(1);
        }
    }

    @Test
    void a_single_sentinel_is_enough() {
        Config one = RedissonConfigs.of(
                RedisConfigs.of(Mode.SENTINEL, List.of("redis://127.0.0.1:7000"), Optional.of("shop"), TIMEOUT));
        assertThat(one.useSentinelServers().isCheckSentinelsList()).isFalse();
        assertThat(one.useSentinelServers().getMasterName()).isEqualTo("shop");
    }

    @Test
    void all_retries_fit_into_the_time_set() {
        Timings timings = Timings.within(TIMEOUT);
        assertThat(timings.attempt()).isEqualTo(Duration.ofMillis(500));
        assertThat(timings.delay()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void user_password_database_and_tls_are_passed_on() throws IOException {
        Path trustStore = Files.createFile(folder.resolve("trust.p12"));
        RedisConfig redis = new RedisConfig(
                Mode.SINGLE,
                List.of("rediss://127.0.0.1:6379"),
                Optional.empty(),
                Optional.of("ada"),
                Optional.of("secret"),
                3,
                new Tls(Optional.of(trustStore.toString()), Optional.of("changeit"), false),
                TIMEOUT,
                "holdfast",
                Optional.empty());
        Config config = RedissonConfigs.of(redis);
        assertThat(config.getUsername()).isEqualTo("ada");
        assertThat(config.getPassword()).isEqualTo("secret");
        assertThat(config.useSingleServer().getDatabase()).isEqualTo(3);
        assertThat(config.getSslTruststore()).isEqualTo(trustStore.toUri().toURL());
        assertThat(config.getSslVerificationMode()).isEqualTo(SslVerificationMode.CA_ONLY);
    }

    @Test
    void a_trust_store_that_is_not_there_stops_the_deployment() {
        RedisConfig redis = new RedisConfig(
                Mode.SINGLE,
                List.of("rediss://127.0.0.1:6379"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                new Tls(Optional.of("nowhere.p12"), Optional.empty(), true),
                TIMEOUT,
                "holdfast",
                Optional.empty());
        assertThatThrownBy(() -> RedissonConfigs.of(redis))
                .isInstanceOf(HoldfastDeploymentException.class)
                .hasMessageContaining("holdfast.redis.tls-trust-store")
                .hasMessageContaining("nowhere.p12");
    }

    @Test
    void a_yaml_file_of_the_class_path_is_read_and_forced_to_the_master() {
        Config config = RedissonConfigs.of(RedisConfigs.ofFile("redisson-cluster.yaml", TIMEOUT));
        assertReadsFromMaster(config);
        assertThat(config.useClusterServers().getNodeAddresses()).containsExactly("redis://127.0.0.1:7000");
        assertThat(config.useClusterServers().getMasterConnectionPoolSize()).isEqualTo(7);
        assertThat(config.useClusterServers().getTimeout()).isEqualTo(500);
        assertThat(config.isLazyInitialization()).isTrue();
    }

    @Test
    void a_yaml_file_of_the_file_system_is_read() throws IOException {
        Path file = Files.writeString(
                folder.resolve("redis.yaml"), "singleServerConfig:\n  address: \"redis://127.0.0.1:7005\"\n");
        Config config = RedissonConfigs.of(RedisConfigs.ofFile(file.toString(), TIMEOUT));
        assertThat(config.useSingleServer().getAddress()).isEqualTo("redis://127.0.0.1:7005");
    }

    @Test
    void a_yaml_file_that_is_missing_broken_or_names_no_server_stops_the_deployment() throws IOException {
        assertDeploymentFails("nowhere.yaml", "HF0506");
        assertDeploymentFails(
                Files.writeString(folder.resolve("broken.yaml"), "{ [").toString(), "HF0510");
        assertDeploymentFails(
                Files.writeString(folder.resolve("odd.yaml"), "sessions: 3\n").toString(), "HF0510");
        assertDeploymentFails(
                Files.writeString(folder.resolve("empty.yaml"), "threads: 3\n").toString(), "HF0507");
    }

    private static void assertDeploymentFails(String file, String code) {
        assertThatThrownBy(() -> RedissonConfigs.of(RedisConfigs.ofFile(file, TIMEOUT)))
                .isInstanceOf(HoldfastDeploymentException.class)
                .hasMessageContaining(code)
                .hasMessageContaining("holdfast.redis.config-file")
                .hasMessageContaining(file);
    }

    private static void assertReadsFromMaster(Config config) {
        assertThat(ServerSections.of(config))
                .singleElement()
                .isInstanceOfSatisfying(BaseMasterSlaveServersConfig.class, section -> {
                    assertThat(section.getReadMode()).isEqualTo(ReadMode.MASTER);
                    assertThat(ServerSections.readsFromReplicas(section)).isFalse();
                });
    }
}
