package dev.holdfast.testkit;

import dev.holdfast.testkit.secrecy.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import redis.clients.jedis.AccessControlLogEntry;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The user that Holdfast is where the system property {@code test.redis.acl} is {@code true}: it has the rights that the README
 * lists, and what it was denied is remembered, whether anybody noticed or not. The tests themselves ask as the default user, who
 * may do anything. Safe for use by any number of threads.
 */
final class AclUser {

    private static final boolean WANTED = Boolean.getBoolean("test.redis.acl");
    private static final String NAME = "holdfast";
    private static final String PASSWORD = "may-do-what-is-listed-8c41";
    private static final int PATIENCE_IN_MILLIS = 1_000;

    private static final Queue<String> DENIED = new ConcurrentLinkedQueue<>();

    private AclUser() {}

    static Optional<String> name() {
        return Optional.of(NAME).filter(name -> WANTED);
    }

    static Optional<String> password() {
        return Optional.of(PASSWORD).filter(password -> WANTED);
    }

    /** The settings by which Holdfast becomes it. */
    static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        name().ifPresent(name -> settings.put("holdfast.redis.user", name));
        password().ifPresent(password -> settings.put("holdfast.redis.password", password));
        return settings;
    }

    /** The options of a server that knows it from its start. */
    static List<String> options(LeastRights rights) {
        List<String> options = new ArrayList<>();
        if (WANTED) {
            Secrets.configured(settings());
            options.addAll(List.of("--user", NAME, "on", ">" + PASSWORD));
            options.addAll(rights.rules());
        }
        return options;
    }

    /** Remembers what it was denied on the server of this port, if that can be asked. */
    static void note(int port) {
        if (!WANTED) {
            return;
        }
        try (Jedis jedis = new Jedis("127.0.0.1", port, PATIENCE_IN_MILLIS)) {
            jedis.aclLog().stream()
                    .filter(entry -> NAME.equals(entry.getUsername()))
                    .map(AclUser::text)
                    .forEach(DENIED::add);
        } catch (JedisException hangsOrIsLocked) {
            // Others of this run tell.
        }
    }

    private static String text(AccessControlLogEntry entry) {
        return entry.getReason() + " " + entry.getObject() + " (" + entry.getContext() + ")";
    }

    /** What it was denied in this run, as far as it was noted. */
    static Stream<String> denied() {
        return DENIED.stream().distinct();
    }
}
