package dev.holdfast.session;

import dev.holdfast.redis.RedisSessionStore;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

@Tag(RedisServer.TAG)
class ExactRaceOnRedisTest extends ExactRace {

    private final SessionStore store = RedisSessionStore.connect(
            RedisConfigs.of(RedisServer.shared(), Duration.ofSeconds(20)),
            UUID.randomUUID().toString());

    @Override
    SessionStore store() {
        return store;
    }

    @AfterAll
    void disconnect() {
        store.close();
    }
}
