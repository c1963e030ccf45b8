package dev.holdfast.session;

import dev.holdfast.config.RedisConfig;
import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

@Tag(RedisServer.TAG)
class NeverStaleOnRedisTest extends NeverStaleContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static RedissonClient client;

    @BeforeAll
    static void connect() {
        RedisConfig redis = RedisConfigs.of(RedisServer.shared(), TIMEOUT);
        Config config = new Config().setCodec(StringCodec.INSTANCE);
        redis.user().ifPresent(config::setUsername);
        redis.password().ifPresent(config::setPassword);
        config.useSingleServer().setAddress(redis.addresses().get(0));
        client = Redisson.create(config);
    }

    @AfterAll
    static void disconnect() {
        client.shutdown();
    }

    @Override
    SessionStore emptyStore() {
        return RedisSessionStore.over(
                client,
                RedisConfigs.of(RedisServer.shared(), TIMEOUT),
                UUID.randomUUID().toString());
    }
}
