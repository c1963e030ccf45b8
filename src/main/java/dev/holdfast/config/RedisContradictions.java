package dev.holdfast.config;

import dev.holdfast.config.HoldfastConfig.StoreKind;
import dev.holdfast.config.RedisConfig.Mode;
import java.util.List;
import java.util.stream.Stream;

/** Finds settings of Redis that are allowed each by itself but not together, and those without effect. */
final class RedisContradictions {

    private static final List<Setting<?>> TLS =
            List.of(Settings.REDIS_TRUST_STORE, Settings.REDIS_TRUST_STORE_PASSWORD, Settings.REDIS_VERIFY_HOSTNAME);

    /** What belongs to the addresses, and would stand in a configuration file. */
    private static final List<Setting<?>> DETAILS = Stream.concat(
                    Stream.of(
                            Settings.REDIS_MODE,
                            Settings.REDIS_MASTER_NAME,
                            Settings.REDIS_USER,
                            Settings.REDIS_PASSWORD,
                            Settings.REDIS_DATABASE),
                    TLS.stream())
            .toList();

    private final Values values;

    private RedisContradictions(Values values) {
        this.values = values;
    }

    static void check(Values values) {
        RedisContradictions contradictions = new RedisContradictions(values);
        if (values.isSet(Settings.REDIS_CONFIG_FILE)) {
            contradictions.configFile();
        } else {
            contradictions.credentials();
            contradictions.mode();
            contradictions.tls();
        }
    }

    private void configFile() {
        Stream.concat(Stream.of(Settings.REDIS_ADDRESSES), DETAILS.stream())
                .filter(values::isSet)
                .forEach(setting -> values.contradiction(
                        "the file says it all but timeout and key-prefix", Settings.REDIS_CONFIG_FILE, setting));
    }

    private void credentials() {
        if (values.isSet(Settings.REDIS_USER) && !values.isSet(Settings.REDIS_PASSWORD)) {
            values.contradiction("a user needs a password", Settings.REDIS_USER, Settings.REDIS_PASSWORD);
        }
    }

    private void mode() {
        Mode mode = values.get(Settings.REDIS_MODE);
        if (mode == Mode.SINGLE
                && values.find(Settings.REDIS_ADDRESSES).map(List::size).orElse(1) > 1) {
            values.contradiction(
                    "single has exactly one address; several are for sentinel or cluster",
                    Settings.REDIS_MODE,
                    Settings.REDIS_ADDRESSES);
        }
        if ((mode == Mode.SENTINEL) != values.isSet(Settings.REDIS_MASTER_NAME)) {
            values.contradiction(
                    "sentinel needs the master's name, and nothing else has one",
                    Settings.REDIS_MODE,
                    Settings.REDIS_MASTER_NAME);
        }
        if (mode == Mode.CLUSTER && values.get(Settings.REDIS_DATABASE) != 0) {
            values.contradiction("a cluster has database 0 only", Settings.REDIS_MODE, Settings.REDIS_DATABASE);
        }
    }

    private void tls() {
        List<String> addresses = values.find(Settings.REDIS_ADDRESSES).orElse(List.of());
        if (!addresses.isEmpty() && !ListFormats.isTls(addresses.get(0))) {
            TLS.stream()
                    .filter(values::isSet)
                    .forEach(setting -> values.contradiction(
                            "it is for rediss:// addresses only", setting, Settings.REDIS_ADDRESSES));
        }
    }

    /** The warnings: what is set here but leads to nothing. */
    static List<String> withoutEffect(Values values) {
        if (values.get(Settings.STORE) == StoreKind.MEMORY) {
            return warning(
                    values,
                    Settings.all().stream().filter(RedisContradictions::isRedis),
                    "as holdfast.store is memory");
        }
        if (!values.isSet(Settings.REDIS_ADDRESSES) && !values.isSet(Settings.REDIS_CONFIG_FILE)) {
            return warning(values, DETAILS.stream(), "as there is no holdfast.redis.addresses");
        }
        return List.of();
    }

    private static boolean isRedis(Setting<?> setting) {
        return setting.key().startsWith(Settings.PREFIX + "redis.");
    }

    private static List<String> warning(Values values, Stream<Setting<?>> settings, String why) {
        List<String> keys = settings.filter(values::isSet).map(Setting::key).toList();
        return keys.isEmpty() ? List.of() : List.of(ConfigMessages.withoutEffect(keys, why));
    }
}
