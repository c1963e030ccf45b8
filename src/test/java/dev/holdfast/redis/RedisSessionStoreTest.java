package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.RedisConfigs;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.SessionStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;

/** The contract on a real Redis, as the user that the README says is enough. */
class RedisSessionStoreTest extends SessionStoreContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String USER = "shop";
    private static final String PASSWORD = "a-password";
    private static final Pattern README_ACL = Pattern.compile("<!-- acl -->\n```\n(.*)\n```");

    private static RedissonClient client;

    private final String namespace = UUID.randomUUID().toString();
    private final SessionStore store =
            RedisSessionStore.over(client, RedisConfigs.of(RedisServer.shared(), TIMEOUT), namespace);

    @BeforeAll
    static void connect() throws IOException {
        String[] rules = leastRights();
        RedisServer.shared().with(redis -> redis.aclSetUser(USER, rules));
        client = Redisson.create(
                RedissonConfigs.of(RedisConfigs.ofUser(RedisServer.shared().address(), USER, PASSWORD, TIMEOUT)));
    }

    private static String[] leastRights() throws IOException {
        Matcher acl = README_ACL.matcher(Files.readString(Path.of("README.md")));
        assertThat(acl.find()).isTrue();
        return ("reset on >" + PASSWORD + " " + acl.group(1).strip()).split(" ");
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
