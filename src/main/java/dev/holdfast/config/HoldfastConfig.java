package dev.holdfast.config;

import java.util.Optional;

/**
 * The effective configuration of one application, sealed at deployment.
 *
 * @param store {@code holdfast.store}
 * @param namespace {@code holdfast.namespace}; empty: the application's name without its version
 * @param node {@code holdfast.node}; empty: a random name
 * @param httpSession {@code holdfast.http-session} and {@code holdfast.session-scoped}
 * @param serialization {@code holdfast.serialization.*}
 * @param session {@code holdfast.session.*}
 * @param state {@code holdfast.state.*}
 * @param concurrency {@code holdfast.conflict}, {@code holdfast.retry.*} and {@code holdfast.lock.*}
 * @param cache {@code holdfast.cache.*}
 * @param token {@code holdfast.token.*}
 * @param passive {@code holdfast.passive.*}
 * @param user {@code holdfast.user.*}
 * @param webSocket {@code holdfast.websocket.*}
 * @param cookie {@code holdfast.cookie.*}
 * @param proxy {@code holdfast.proxy.*}
 * @param redis {@code holdfast.redis.*}
 */
public record HoldfastConfig(
        StoreKind store,
        Optional<String> namespace,
        Optional<String> node,
        HttpSessionConfig httpSession,
        SerializationConfig serialization,
        SessionConfig session,
        StateConfig state,
        ConcurrencyConfig concurrency,
        CacheConfig cache,
        TokenConfig token,
        PassiveConfig passive,
        UserConfig user,
        WebSocketConfig webSocket,
        CookieConfig cookie,
        ProxyConfig proxy,
        RedisConfig redis) {

    /** Which store keeps the sessions. */
    public enum StoreKind {
        /** Redis where it is configured, else this JVM's memory. */
        AUTO,
        /** Redis. */
        REDIS,
        /** This JVM's memory: one node, nothing outlives it. */
        MEMORY
    }
}
