package dev.holdfast.redis;

import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.LeastRights;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionStoreContract;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;

/** The contract on a real Redis, as the user that the README says is enough. */
@Tag(RedisServer.TAG)
class RedisSessionStoreTest extends SessionStoreContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String USER = "shop";
    private static final String PASSWORD = "a-password";

    private static RedissonClient client;

    private final String namespace = UUID.randomUUID().toString();
    private final SessionStore store =
            RedisSessionStore.over(client, RedisConfigs.of(RedisServer.shared(), TIMEOUT), namespace);

    @BeforeAll
    static void connect() {
        Stream<String> rules =
                Stream.concat(Stream.of("reset", "on", ">" + PASSWORD), LeastRights.SINGLE.rules().stream());
        RedisServer.shared().with(redis -> redis.aclSetUser(USER, rules.toArray(String[]::new)));
        client = Redisson.create(
                RedissonConfigs.of(RedisConfigs.ofUser(RedisServer.shared().address(), USER, PASSWORD, TIMEOUT)));
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
