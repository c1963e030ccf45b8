package dev.holdfast.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.life.site.LifeApi;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Two nodes over one Redis, with the same applications. Where the system property {@code it.faketime} is libfaketime's file, the first
 * node's clock is ten minutes slow and the second one's ten minutes fast.
 */
final class TwoNodes implements AutoCloseable {

    static final int MINUTES_OFF = 10;

    private final RedisServer redis = RedisServer.inMemory();
    private final List<ServerNode> nodes;

    TwoNodes(String name) {
        nodes = List.of(
                ServerNode.named(name + "-1").withOpenLog(),
                ServerNode.named(name + "-2").withOpenLog());
        String faketime = System.getProperty("it.faketime", "");
        if (!faketime.isEmpty()) {
            one().clockOff(faketime, -60L * MINUTES_OFF);
            two().clockOff(faketime, 60L * MINUTES_OFF);
        }
    }

    /** Settings by the application's name. */
    TwoNodes start(Map<String, Map<String, String>> applications) {
        WebArchive[] wars = applications.entrySet().stream()
                .map(application -> war(application.getKey(), application.getValue()))
                .toArray(WebArchive[]::new);
        nodes.forEach(node -> node.begin(wars));
        nodes.forEach(ServerNode::awaitReady);
        for (ServerNode node : nodes) {
            for (String application : applications.keySet()) {
                new Visitor().readEventually(node.uri("/" + application + "/api/account/sign-in?user=warm"));
            }
        }
        return this;
    }

    /** With time for the store's answers on a busy machine. */
    private WebArchive war(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("holdfast.redis.timeout", "PT10S");
        return Wars.application(name, LifeApi.class, redis, all);
    }

    RedisServer redis() {
        return redis;
    }

    ServerNode one() {
        return nodes.get(0);
    }

    ServerNode two() {
        return nodes.get(1);
    }

    ServerNode node(int number) {
        return nodes.get(number % nodes.size());
    }

    List<ServerNode> both() {
        return nodes;
    }

    Set<String> sessionKeys() {
        return redis.with(jedis -> jedis.keys("*:session:*"));
    }

    /** All that the store holds of a session: name of the field → something. */
    Set<String> stored(String ref) {
        return redis.with(
                jedis -> jedis.hkeys(jedis.keys("*:session:" + ref).iterator().next()));
    }

    /** In milliseconds. */
    long storesTime() {
        List<String> time = redis.with(jedis -> jedis.time());
        return Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
    }

    /** Neither log holds a token, nor its secret or its signature in another form; what the logs do hold is some session's public name. */
    void assertLogsHoldNone(Set<String> tokens, String ref) {
        assertThat(tokens).isNotEmpty();
        String logs = one().log() + two().log();
        assertThat(logs).contains(ref);
        for (String token : tokens) {
            byte[] secret = Token.of(token).secret();
            assertThat(List.of(
                            token.substring(42, 62), // nothing but the secret
                            token.substring(64), // nothing but the signature
                            HexFormat.of().formatHex(secret),
                            Arrays.toString(secret)))
                    .noneMatch(logs::contains);
        }
    }

    @Override
    public void close() {
        nodes.forEach(ServerNode::close);
        redis.close();
    }
}
