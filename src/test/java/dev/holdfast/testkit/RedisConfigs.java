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

    public static RedisConfig of(RedisServer server, Duration timeout) {
        return of(server.address(), timeout);
    }

    public static RedisConfig of(String address, Duration timeout) {
        return of(Mode.SINGLE, List.of(address), Optional.empty(), timeout);
    }

    public static RedisConfig of(Mode mode, List<String> addresses, Optional<String> masterName, Duration timeout) {
        return new RedisConfig(
                mode,
                addresses,
                masterName,
                Optional.empty(),
                Optional.empty(),
                0,
                NO_TLS,
                timeout,
                "holdfast",
                Optional.empty());
    }

    /** As a user with a password. */
    public static RedisConfig ofUser(String address, String user, String password, Duration timeout) {
        return new RedisConfig(
                Mode.SINGLE,
                List.of(address),
                Optional.empty(),
                Optional.of(user),
                Optional.of(password),
                0,
                NO_TLS,
                timeout,
                "holdfast",
                Optional.empty());
    }

    /** By a Redisson YAML file. */
    public static RedisConfig ofFile(String file, Duration timeout) {
        return new RedisConfig(
                Mode.SINGLE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                NO_TLS,
                timeout,
                "holdfast",
                Optional.of(file));
    }
}
