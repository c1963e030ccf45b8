package dev.holdfast.config;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Reads all settings at once, as texts, so that every fault is found and none hides another. */
public final class HoldfastConfigReader {

    private static final int TOUCHES_PER_TIMEOUT = 10;
    private static final int SHARE_OF_HEAP = 8;

    private final Values values;
    private final long heap;

    private HoldfastConfigReader(Values values, long heap) {
        this.values = values;
        this.heap = heap;
    }

    /**
     * The effective configuration of the application that this thread works for, with all faults and warnings.
     *
     * @return what was read; never throws for a value it found
     */
    public static ConfigReading readOfApplication() {
        return read(DeployedConfig.ofThread());
    }

    /**
     * The effective configuration, with all faults and warnings.
     *
     * @param source the application's configuration
     * @return what was read; never throws for a value it found
     */
    public static ConfigReading read(Config source) {
        return read(source, Runtime.getRuntime().maxMemory());
    }

    /** As a JVM of so much heap reads it, in bytes. */
    static ConfigReading read(Config source, long heap) {
        Values values = new Values(source);
        Contradictions.check(values, heap);
        RedisContradictions.check(values);
        UnknownKeys unknown = new UnknownKeys(source.getPropertyNames());
        return new ConfigReading(
                new HoldfastConfigReader(values, heap).config(),
                join(values.faults(), unknown.faults()),
                join(RedisContradictions.withoutEffect(values), unknown.warnings()));
    }

    private static List<String> join(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private HoldfastConfig config() {
        return new HoldfastConfig(
                values.get(Settings.STORE),
                values.find(Settings.NAMESPACE),
                values.find(Settings.NODE),
                httpSession(),
                new SerializationConfig(values.get(Settings.ENCODING), classNames(Settings.SERIALIZATION_ALLOWED)),
                session(),
                state(),
                concurrency(),
                new CacheConfig(cacheMaxBytes()),
                token(),
                new PassiveConfig(
                        values.get(Settings.PASSIVE_HEADER),
                        values.find(Settings.PASSIVE_PATHS).orElse(List.of())),
                user(),
                new WebSocketConfig(values.get(Settings.WEBSOCKET_KEEP_ALIVE)),
                cookie(),
                new ProxyConfig(values.get(Settings.TRUST_FORWARDED)),
                redis());
    }

    private HttpSessionConfig httpSession() {
        boolean replaced = values.get(Settings.HTTP_SESSION);
        return new HttpSessionConfig(
                replaced,
                replaced || values.get(Settings.SESSION_SCOPED),
                classNames(Settings.SESSION_SCOPED_LIBRARIES),
                new HttpSessionConfig.OwnSettings(
                        values.isSet(Settings.IDLE_TIMEOUT),
                        values.isSet(Settings.COOKIE_NAME),
                        values.isSet(Settings.COOKIE_SAME_SITE),
                        values.isSet(Settings.COOKIE_SECURE),
                        values.isSet(Settings.COOKIE_HTTP_ONLY)));
    }

    private ClassNames classNames(Setting<ClassNames> setting) {
        return values.find(setting).orElse(ClassNames.NONE);
    }

    private SessionConfig session() {
        Duration idle = values.get(Settings.IDLE_TIMEOUT);
        return new SessionConfig(idle, values.get(Settings.ABSOLUTE_TIMEOUT), touchInterval(idle));
    }

    private Duration touchInterval(Duration idle) {
        Duration interval = values.get(Settings.TOUCH_INTERVAL);
        if (values.isSet(Settings.TOUCH_INTERVAL)) {
            return interval;
        }
        if (values.get(Settings.HTTP_SESSION)) {
            return Duration.ZERO;
        }
        if (idle.isZero()) {
            return interval;
        }
        Duration share = idle.dividedBy(TOUCHES_PER_TIMEOUT);
        return share.compareTo(interval) < 0 ? share : interval;
    }

    private StateConfig state() {
        int fieldMax = values.get(Settings.FIELD_MAX);
        int sessionMax = values.get(Settings.SESSION_MAX);
        return new StateConfig(
                values.get(Settings.ON_UNREADABLE),
                warnBytes(Settings.FIELD_WARN, fieldMax),
                fieldMax,
                warnBytes(Settings.SESSION_WARN, sessionMax),
                sessionMax);
    }

    private int warnBytes(Setting<Integer> warn, int max) {
        int bytes = values.get(warn);
        return values.isSet(warn) || max == 0 ? bytes : Math.min(bytes, max);
    }

    private ConcurrencyConfig concurrency() {
        return new ConcurrencyConfig(
                values.get(Settings.CONFLICT),
                values.get(Settings.RETRY_WITHIN),
                values.get(Settings.LOCK_WAIT),
                values.get(Settings.LOCK_LEASE),
                values.get(Settings.LOCK_TIMEOUT_STATUS));
    }

    private int cacheMaxBytes() {
        int bytes = values.get(Settings.CACHE_MAX);
        return values.isSet(Settings.CACHE_MAX) ? bytes : (int) Math.min(bytes, heap / SHARE_OF_HEAP);
    }

    private TokenConfig token() {
        return new TokenConfig(
                values.find(Settings.TOKEN_KEYS).orElse(List.of()),
                values.get(Settings.TOKEN_GRACE),
                values.get(Settings.TOKEN_RENEW_AFTER),
                values.get(Settings.TOKEN_ON_REPLAY),
                values.get(Settings.TOKEN_TRANSPORTS),
                values.get(Settings.TOKEN_HEADER));
    }

    private UserConfig user() {
        return new UserConfig(
                values.get(Settings.USER_MAX_SESSIONS),
                values.get(Settings.USER_ON_LIMIT),
                values.get(Settings.USER_RECORD_DEVICE),
                values.get(Settings.USER_MECHANISM),
                values.find(Settings.USER_SIGN_IN_PAGE),
                values.get(Settings.USER_REMEMBER_FOR));
    }

    private CookieConfig cookie() {
        return new CookieConfig(
                        values.get(Settings.COOKIE_NAME),
                        values.find(Settings.COOKIE_PATH),
                        values.find(Settings.COOKIE_DOMAIN),
                        values.get(Settings.COOKIE_SAME_SITE),
                        values.get(Settings.COOKIE_SECURE),
                        values.get(Settings.COOKIE_HTTP_ONLY))
                .fitForName();
    }

    private RedisConfig redis() {
        return new RedisConfig(
                values.get(Settings.REDIS_MODE),
                values.find(Settings.REDIS_ADDRESSES).orElse(List.of()),
                values.find(Settings.REDIS_MASTER_NAME),
                values.find(Settings.REDIS_USER),
                values.find(Settings.REDIS_PASSWORD),
                values.get(Settings.REDIS_DATABASE),
                new RedisConfig.Tls(
                        values.find(Settings.REDIS_TRUST_STORE),
                        values.find(Settings.REDIS_TRUST_STORE_PASSWORD),
                        values.get(Settings.REDIS_VERIFY_HOSTNAME)),
                values.get(Settings.REDIS_TIMEOUT),
                values.get(Settings.REDIS_KEY_PREFIX),
                values.find(Settings.REDIS_CONFIG_FILE));
    }
}
