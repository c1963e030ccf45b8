package dev.holdfast.redis;

import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionStoreContract;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;

class RedisSessionStoreTest extends SessionStoreContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static RedissonClient client;

    private final String namespace = UUID.randomUUID().toString();
    private final SessionStore store =
            RedisSessionStore.over(client, RedisConfigs.of(RedisServer.shared(), TIMEOUT), namespace);

    @BeforeAll
    static void connect() {
        client = Redisson.create(RedissonConfigs.of(RedisConfigs.of(RedisServer.shared(), TIMEOUT)));
    }

    @AfterAll
    static void disconnect() {
        client.shutdown();
    }

    @Override
    public SessionStore store() {
        return store;
    }

    @Override
    public void advance(Duration duration) {
        TimeShift.back(RedisServer.shared(), "holdfast:" + namespace + ":", duration);
    }
}
