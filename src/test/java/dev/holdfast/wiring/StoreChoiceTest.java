package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.config.ConfigReading;
import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.config.HoldfastConfigReader;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.Node;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redisson.api.RedissonClient;

/** Where sessions are kept, as settings and the application's beans say it. */
class StoreChoiceTest {

    static class OneClient {
        @Produces
        @ApplicationScoped
        RedissonClient client() {
            return client("one");
        }

        static RedissonClient client(String name) {
            return (RedissonClient) Proxy.newProxyInstance(
                    OneClient.class.getClassLoader(),
                    new Class<?>[] {RedissonClient.class},
                    (proxy, method, args) -> name);
        }
    }

    static class OtherClient {
        @Produces
        @ApplicationScoped
        RedissonClient client() {
            return OneClient.client("other");
        }
    }

    @SessionScopedDistributed
    static final class Final {}

    private static final MemorySessionStore STORE = new MemorySessionStore(InstantSource.system());

    private static HoldfastConfig config(Map<String, String> settings) {
        ConfigReading reading = HoldfastConfigReader.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build());
        assertThat(reading.faults()).isEmpty();
        return reading.config();
    }

    private static Map<String, String> where(String where) {
        return switch (where) {
            case "addresses" -> Map.of("holdfast.redis.addresses", "redis://127.0.0.1:6379");
            case "file" -> Map.of("holdfast.redis.config-file", "redisson.yaml");
            default -> Map.of();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "auto,   nowhere,   false, DEFAULT_MEMORY",
        "auto,   nowhere,   true,  OWN_CLIENT",
        "auto,   addresses, false, CONFIGURED_REDIS",
        "auto,   addresses, true,  CONFIGURED_REDIS",
        "auto,   file,      false, CONFIGURED_REDIS",
        "auto,   file,      true,  CONFIGURED_REDIS",
        "redis,  nowhere,   false, MISSING_REDIS",
        "redis,  nowhere,   true,  OWN_CLIENT",
        "redis,  addresses, false, CONFIGURED_REDIS",
        "redis,  file,      false, CONFIGURED_REDIS",
        "memory, nowhere,   false, CONFIGURED_MEMORY",
        "memory, nowhere,   true,  CONFIGURED_MEMORY",
    })
    void is_made_by_settings_first_and_then_by_the_applications_own_client(
            String store, String where, boolean ownClient, StoreChoice choice) {
        Map<String, String> settings = new java.util.HashMap<>(where(where));
        settings.put("holdfast.store", store);
        assertThat(StoreChoice.of(config(settings), ownClient, false)).isEqualTo(choice);
    }

    private static Node redisNode(Class<?>... beans) {
        return Node.over(STORE, Map.of("holdfast.store", "redis"), beans);
    }

    @Test
    void redis_demanded_and_nowhere_to_be_found_stops_the_deployment() {
        assertThatThrownBy(StoreChoiceTest::redisNode)
                .hasMessageContainingAll("HF0701", "1 fault(s)", "HF0704", "holdfast.redis.addresses");
    }

    @Test
    void a_missing_redis_stands_in_one_message_with_the_faults_of_beans() {
        assertThatThrownBy(() -> redisNode(Final.class))
                .hasMessageContainingAll("HF0701", "2 fault(s)", "HF0203", "HF0704");
    }

    @Test
    void the_applications_own_client_is_enough_but_two_are_too_many() {
        redisNode(OneClient.class).close();
        assertThatThrownBy(() -> redisNode(OneClient.class, OtherClient.class))
                .hasMessageContainingAll("1 fault(s)", "HF0706", "RedissonClient");
    }

    @Test
    void memory_for_want_of_anything_else_is_warned_of_and_memory_by_choice_is_not() {
        try (Node node = Node.over(STORE);
                CapturedLog log = new CapturedLog("dev.holdfast")) {
            Instance<RedissonClient> none =
                    node.container().getBeanManager().createInstance().select(RedissonClient.class);
            StoreProducer producer = new StoreProducer();
            Namespace namespace = new Namespace("shop");
            assertThat(producer.store(config(Map.of("holdfast.store", "memory")), namespace, none))
                    .isInstanceOf(MemorySessionStore.class);
            assertThat(log.lines()).isEmpty();
            assertThat(producer.store(config(Map.of()), namespace, none)).isInstanceOf(MemorySessionStore.class);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING HF0703")
                    .contains("holdfast.redis.addresses");
        }
    }
}
