package dev.holdfast.config;

import java.time.Duration;

/**
 * How long sessions live: {@code holdfast.session.*}.
 *
 * @param idleTimeout {@code idle-timeout}: how long a session lives unused; zero: no limit
 * @param absoluteTimeout {@code absolute-timeout}: how long a session lives whatever its use; zero: no limit
 * @param touchInterval {@code touch-interval}: a session in use is moved on at most this often
 */
public record SessionConfig(Duration idleTimeout, Duration absoluteTimeout, Duration touchInterval) {}
