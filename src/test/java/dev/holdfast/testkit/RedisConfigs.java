package dev.holdfast.testkit;

import dev.holdfast.config.RedisConfig;
import dev.holdfast.config.RedisConfig.Mode;
import dev.holdfast.config.RedisConfig.Tls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How tests reach their Redis. */
public final class RedisConfigs {

    private static final Tls NO_TLS = new Tls(Optional.empty(), Optional.empty(), true);

    private RedisConfigs() {}

    /** A single server, as who Holdfast is there. */
    public static RedisConfig of(RedisServer server, Duration timeout) {
        return ofServers(Mode.SINGLE, List.of(server), Optional.empty(), timeout);
    }

    /** A master by its sentinel, which asks nobody who they are. */
    public static RedisConfig ofSentinel(RedisServer sentinel, String masterName, Duration timeout) {
        return ofServers(Mode.SENTINEL, List.of(sentinel), Optional.of(masterName), timeout);
    }

    /** A cluster by these of its nodes. */
    public static RedisConfig ofCluster(List<RedisServer> nodes, Duration timeout) {
        return ofServers(Mode.CLUSTER, nodes, Optional.empty(), timeout);
    }

    private static RedisConfig ofServers(
            Mode mode, List<RedisServer> servers, Optional<String> masterName, Duration timeout) {
        List<String> addresses = servers.stream().map(RedisServer::address).toList();
        return config(mode, addresses, masterName, AclUser.name(), AclUser.password(), timeout, Optional.empty());
    }

    /** As the default user. */
    public static RedisConfig of(String address, Duration timeout) {
        return of(Mode.SINGLE, List.of(address), Optional.empty(), timeout);
    }

    /** As the default user. */
    public static RedisConfig of(Mode mode, List<String> addresses, Optional<String> masterName, Duration timeout) {
        return config(mode, addresses, masterName, Optional.empty(), Optional.empty(), timeout, Optional.empty());
    }

    /** As a user with a password. */
    public static RedisConfig ofUser(String address, String user, String password, Duration timeout) {
        return config(
                Mode.SINGLE,
                List.of(address),
                Optional.empty(),
                Optional.of(user),
                Optional.of(password),
                timeout,
                Optional.empty());
    }

    /** By a Redisson YAML file. */
    public static RedisConfig ofFile(String file, Duration timeout) {
        return config(
                Mode.SINGLE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                timeout,
                Optional.of(file));
    }

    private static RedisConfig config(
            Mode mode,
            List<String> addresses,
            Optional<String> masterName,
            Optional<String> user,
            Optional<String> password,
            Duration timeout,
            Optional<String> file) {
        return new RedisConfig(mode, addresses, masterName, user, password, 0, NO_TLS, timeout, "holdfast", file);
    }
}
