package dev.holdfast.config;

import static dev.holdfast.config.Formats.autoOr;
import static dev.holdfast.config.Formats.choice;
import static dev.holdfast.config.Formats.duration;
import static dev.holdfast.config.Formats.durationOrOff;
import static dev.holdfast.config.Formats.either;
import static dev.holdfast.config.Formats.flag;
import static dev.holdfast.config.Formats.name;
import static dev.holdfast.config.Formats.number;
import static dev.holdfast.config.Formats.oneOf;
import static dev.holdfast.config.Formats.size;
import static dev.holdfast.config.Formats.text;

import dev.holdfast.ConflictPolicy;
import dev.holdfast.Encoding;
import dev.holdfast.config.CookieConfig.SameSite;
import dev.holdfast.config.CookieConfig.Secure;
import dev.holdfast.config.HoldfastConfig.StoreKind;
import dev.holdfast.config.RedisConfig.Mode;
import dev.holdfast.config.StateConfig.OnUnreadable;
import dev.holdfast.config.TokenConfig.OnReplay;
import dev.holdfast.config.TokenConfig.Transport;
import dev.holdfast.config.UserConfig.OnLimit;
import dev.holdfast.config.WebSocketConfig.KeepAlive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All settings there are: reader, check for unknown keys and the README's table follow from this list. */
final class Settings {

    static final String PREFIX = "holdfast.";

    private static final List<Setting<?>> ALL = new ArrayList<>();
    private static final String NONE = "";

    /** Longer lives would overflow no store, but are a typing error. */
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    static final Setting<StoreKind> STORE = setting(
            "store",
            "auto",
            oneOf(StoreKind.class),
            "Where sessions live. `auto`: Redis where it is configured or the application has a `RedissonClient` bean, else"
                    + " this JVM's memory, with a warning");
    static final Setting<String> NAMESPACE = setting(
            "namespace",
            NONE,
            name(64),
            "Applications of one namespace share their sessions. Without it: the application's name without its version, with the"
                    + " WAR's after it in an EAR; where the server tells none, the context path");
    static final Setting<String> NODE =
            setting("node", NONE, name(64), "This node's name in logs and tombstones. Without it: a random one");

    static final Setting<Boolean> HTTP_SESSION = setting(
            "http-session",
            "off",
            either("off", "replace"),
            "`replace`: `HttpSession` is Holdfast's, for the whole application");
    static final Setting<Boolean> SESSION_SCOPED = setting(
            "session-scoped",
            "off",
            either("off", "distributed"),
            "`distributed`: the application's `@SessionScoped` beans are Holdfast's; implied by `http-session=replace`");
    static final Setting<ClassNames> SESSION_SCOPED_LIBRARIES = setting(
            "session-scoped.libraries",
            NONE,
            ListFormats.classNames(),
            "Classes of libraries whose `@SessionScoped` beans are, too");

    static final Setting<Optional<Encoding>> ENCODING = setting(
            "serialization.encoding",
            "auto",
            autoOr(Encoding.class),
            "How fields are stored that have no `@EncodedBy`. `auto`: by JSON-B where the declared type allows it, else by Java"
                    + " serialization");
    static final Setting<ClassNames> SERIALIZATION_ALLOWED = setting(
            "serialization.allowed",
            NONE,
            ListFormats.classNames(),
            "What Java serialization may make beside the application's own types");

    static final Setting<Duration> IDLE_TIMEOUT = setting(
            "session.idle-timeout",
            "PT30M",
            durationOrOff(Duration.ofSeconds(1), TEN_YEARS),
            "How long a session lives unused");
    static final Setting<Duration> ABSOLUTE_TIMEOUT = setting(
            "session.absolute-timeout",
            "PT12H",
            durationOrOff(Duration.ofSeconds(1), TEN_YEARS),
            "How long a session lives whatever its use; at least the idle time-out");
    static final Setting<Duration> TOUCH_INTERVAL = setting(
            "session.touch-interval",
            "PT1M",
            duration(Duration.ZERO, TEN_YEARS),
            "A session in use is moved on at most this often; at most the idle time-out. Unless set, a tenth of an idle"
                    + " time-out under 10 minutes, and `PT0S` with `http-session=replace`, whose last-accessed time is exact");

    static final Setting<OnUnreadable> ON_UNREADABLE = setting(
            "state.on-unreadable",
            "reset",
            oneOf(OnUnreadable.class),
            "What stored bytes that cannot be decoded lead to: the field begins anew, or the call of the bean fails");
    static final Setting<Integer> FIELD_WARN = setting(
            "state.field-warn-bytes",
            "64K",
            size(),
            "A field over this is warned of; at most `field-max-bytes`, and lowered to it unless set");
    static final Setting<Integer> FIELD_MAX =
            setting("state.field-max-bytes", "1M", size(), "A field over this is refused; at most `session-max-bytes`");
    static final Setting<Integer> SESSION_WARN = setting(
            "state.session-warn-bytes",
            "256K",
            size(),
            "A session over this is warned of; at most `session-max-bytes`, and lowered to it unless set");
    static final Setting<Integer> SESSION_MAX =
            setting("state.session-max-bytes", "4M", size(), "A session over this is refused");

    static final Setting<ConflictPolicy> CONFLICT = setting(
            "conflict",
            "merge",
            oneOf(ConflictPolicy.class),
            "Where two requests have changed the same field. `merge`: maps, sets and lists are merged, of anything else the"
                    + " last write wins; `overwrite`: the last write wins; `fail`: the second gets a 409");
    static final Setting<Duration> RETRY_WITHIN = setting(
            "retry.within",
            "PT5S",
            duration(Duration.ZERO, Duration.ofMinutes(10)),
            "For how long a method with `@RetryOnConflict` is run again");
    static final Setting<Duration> LOCK_WAIT = setting(
            "lock.wait",
            "PT5S",
            duration(Duration.ZERO, Duration.ofMinutes(10)),
            "How long a method with `@SessionLocked` waits for the lock");
    static final Setting<Duration> LOCK_LEASE = setting(
            "lock.lease",
            "PT30S",
            duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "How long it may hold the lock: a holder that takes longer can store nothing more once another one has it");
    static final Setting<Integer> LOCK_TIMEOUT_STATUS = setting(
            "lock.timeout-status",
            "503",
            choice(409, 503),
            "What the client gets when the wait for the lock was in vain");

    static final Setting<Integer> CACHE_MAX = setting(
            "cache.max-bytes",
            "32M",
            size(),
            "How much heap this node's cache of fields may take; at most half of the JVM's. Unless set, at most an"
                    + " eighth of it");

    static final Setting<List<byte[]>> TOKEN_KEYS = secret(
            "token.keys",
            ListFormats.keys(),
            "The keys that sign tokens: the first signs, all verify. Without them the nodes agree on one through the store");
    static final Setting<Duration> TOKEN_GRACE = setting(
            "token.grace",
            "PT30S",
            duration(Duration.ZERO, Duration.ofMinutes(10)),
            "How long a replaced token stays good after the new one was first seen");

    static final Setting<Duration> TOKEN_RENEW_AFTER = setting(
            "token.renew-after",
            "PT15M",
            durationOrOff(Duration.ofSeconds(1), TEN_YEARS),
            "A token older than this is replaced by the next request that uses its session");
    static final Setting<OnReplay> TOKEN_ON_REPLAY = setting(
            "token.on-replay",
            "end",
            oneOf(OnReplay.class),
            "What the use of a token leads to that a renewal replaced longer ago than the grace, as a stolen one is: the"
                    + " session ends, or that request alone is refused");
    static final Setting<List<Transport>> TOKEN_TRANSPORTS = setting(
            "token.transports",
            "cookie",
            ListFormats.distinct(Transport.class),
            "How tokens travel. Of several the first counts in which a request brings anything; it is answered there, and a"
                    + " request that brings nothing by the first one");
    static final Setting<String> TOKEN_HEADER = setting(
            "token.header",
            "X-Session-ID",
            headerName(),
            "The header that carries the token of API clients, both ways");

    static final Setting<String> PASSIVE_HEADER = setting(
            "passive.header",
            "X-Session-Passive",
            headerName(),
            "A request with this header, whatever its value but `false`, does not count as use of its session");
    static final Setting<List<String>> PASSIVE_PATHS = setting(
            "passive.paths", NONE, ListFormats.paths(), "Requests to these paths within the application do not either");

    static final Setting<Integer> USER_MAX_SESSIONS = setting(
            "user.max-sessions",
            "0",
            number(0, 10_000),
            "In how many sessions a user may be signed in at a time; 0: no limit");
    static final Setting<OnLimit> USER_ON_LIMIT = setting(
            "user.on-limit",
            "end-oldest",
            oneOf(OnLimit.class),
            "What a sign-in over that limit leads to: the session of the oldest sign-in ends, or the new one is refused");
    static final Setting<Boolean> USER_RECORD_DEVICE = setting(
            "user.record-device",
            "false",
            flag(),
            "Whether a sign-in keeps the client's address and a short form of its user agent, for the list of devices");
    static final Setting<Boolean> USER_MECHANISM = setting(
            "user.mechanism",
            "off",
            either("off", "session"),
            "`session`: an authentication mechanism of Holdfast's tells the server who is signed in to the session, for"
                    + " applications without one of their own");
    static final Setting<String> USER_SIGN_IN_PAGE = setting(
            "user.sign-in-page",
            NONE,
            text("a path that begins with one `/`, up to 256 characters", "/(?![/\\\\])[\\x21-\\x7e]{0,255}"),
            "Where a browser is sent that has to sign in, within the application. Without it: 401");
    static final Setting<Duration> USER_REMEMBER_FOR = setting(
            "user.remember-for",
            "P30D",
            duration(Duration.ofMinutes(1), TEN_YEARS),
            "How long a remembered login (`@RememberMe`) is good without being used");

    static final Setting<KeepAlive> WEBSOCKET_KEEP_ALIVE = setting(
            "websocket.keep-alive",
            "messages",
            oneOf(KeepAlive.class),
            "What of a WebSocket counts as use of its session: messages from the client, these and pings that it answers, or"
                    + " nothing");

    static final Setting<String> COOKIE_NAME = setting(
            "cookie.name",
            "HOLDFAST",
            text("1 to 64 characters of a token (RFC 6265)", "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}"),
            "The cookie's name. `__Host-` and `__Secure-` names make `auto` of `cookie.secure` mean `always`");
    static final Setting<String> COOKIE_PATH = setting(
            "cookie.path",
            NONE,
            text("a path that begins with `/`, up to 256 characters", "/[\\x21-\\x3a\\x3c-\\x7e]{0,255}"),
            "The cookie's path. Without it: the context path, or `/` for a `__Host-` name");
    static final Setting<String> COOKIE_DOMAIN = setting(
            "cookie.domain",
            NONE,
            text(
                    "a host name without a dot in front",
                    "(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"),
            "The cookie's domain. Without it: the host alone");
    static final Setting<SameSite> COOKIE_SAME_SITE =
            setting("cookie.same-site", "lax", oneOf(SameSite.class), "The cookie's SameSite; `none` must be Secure");
    static final Setting<Secure> COOKIE_SECURE = setting(
            "cookie.secure",
            "auto",
            oneOf(Secure.class),
            "When the cookie is Secure. `auto`: when the request was made by https");
    static final Setting<Boolean> COOKIE_HTTP_ONLY =
            setting("cookie.http-only", "true", flag(), "Whether scripts are kept from the cookie");

    static final Setting<Boolean> TRUST_FORWARDED = setting(
            "proxy.trust-forwarded",
            "false",
            flag(),
            "Whether `X-Forwarded-Proto`, `X-Forwarded-For` and `Forwarded` are believed. Only behind a proxy that sets them"
                    + " itself");

    static final Setting<Mode> REDIS_MODE =
            setting("redis.mode", "single", oneOf(Mode.class), "How the servers are organised");
    static final Setting<List<String>> REDIS_ADDRESSES = setting(
            "redis.addresses",
            NONE,
            ListFormats.addresses(),
            "The server, the sentinels or some of the cluster's nodes; exactly one for `single`");
    static final Setting<String> REDIS_MASTER_NAME = setting(
            "redis.master-name",
            NONE,
            text("1 to 100 visible characters", "\\p{Graph}{1,100}"),
            "The name by which the sentinels know the master; with `sentinel` only");
    static final Setting<String> REDIS_USER = setting(
            "redis.user",
            NONE,
            text("1 to 100 visible characters", "\\p{Graph}{1,100}"),
            "The user to sign in as; needs the password");
    static final Setting<String> REDIS_PASSWORD = secret("redis.password", anything(), "The password to sign in with");
    static final Setting<Integer> REDIS_DATABASE =
            setting("redis.database", "0", number(), "The number of the database; 0 on a cluster");
    static final Setting<String> REDIS_TRUST_STORE = setting(
            "redis.tls-trust-store",
            NONE,
            anything(),
            "A file with the certificates to trust; with `rediss://` only. Without it: those of the JVM");
    static final Setting<String> REDIS_TRUST_STORE_PASSWORD =
            secret("redis.tls-trust-store-password", anything(), "That file's password");
    static final Setting<Boolean> REDIS_VERIFY_HOSTNAME = setting(
            "redis.tls-verify-hostname",
            "true",
            flag(),
            "Whether the server's certificate must name its host; with `rediss://` only");
    static final Setting<Duration> REDIS_TIMEOUT = setting(
            "redis.timeout",
            "PT2S",
            duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
            "How long a request waits for the store at the most, all retries included");
    static final Setting<String> REDIS_KEY_PREFIX =
            setting("redis.key-prefix", "holdfast", name(32), "The beginning of every key in Redis");
    static final Setting<String> REDIS_CONFIG_FILE = setting(
            "redis.config-file",
            NONE,
            anything(),
            "A Redisson YAML file, on the class path or in the file system, in place of all `redis.` settings but"
                    + " `timeout` and `key-prefix`");

    private Settings() {}

    /** All of them, in the order of the table. */
    static List<Setting<?>> all() {
        return List.copyOf(ALL);
    }

    private static Format<String> headerName() {
        return text("1 to 64 characters of a token (RFC 9110, 5.6.2)", "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
    }

    private static Format<String> anything() {
        return text("any text", "(?s).+");
    }

    private static <T> Setting<T> setting(String key, String fallback, Format<T> format, String meaning) {
        return listed(new Setting<>(PREFIX + key, fallback, format, false, meaning));
    }

    private static <T> Setting<T> secret(String key, Format<T> format, String meaning) {
        return listed(new Setting<>(PREFIX + key, NONE, format, true, meaning));
    }

    private static <T> Setting<T> listed(Setting<T> setting) {
        ALL.add(setting);
        return setting;
    }
}
