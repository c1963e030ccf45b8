package dev.holdfast.redis;

import java.time.Duration;
import org.redisson.config.BaseConfig;
import org.redisson.config.ConstantDelay;

/**
 * Redisson's own time-outs, so that all its retries fit into the time a request may wait: an answer, a connection get a
 * quarter of it each, and what could not be sent is tried again twenty times within it. Constant delays: growing ones
 * would sleep through the end of a failover.
 *
 * @param attempt how long one attempt takes at the most
 * @param delay between two attempts
 */
record Timings(Duration attempt, Duration delay) {

    /** How often sentinels and cluster nodes are asked who the master is. */
    static final Duration SCAN_INTERVAL = Duration.ofMillis(500);

    private static final int ATTEMPTS = 20;

    private static final int ATTEMPT_SHARE = 4;

    private static final long SHORTEST_MILLIS = 10;

    static Timings within(Duration budget) {
        long millis = budget.toMillis();
        return new Timings(
                Duration.ofMillis(Math.max(SHORTEST_MILLIS, millis / ATTEMPT_SHARE)),
                Duration.ofMillis(Math.max(SHORTEST_MILLIS, millis / ATTEMPTS)));
    }

    void applyTo(BaseConfig<?> section) {
        section.setTimeout((int) attempt.toMillis());
        section.setConnectTimeout((int) attempt.toMillis());
        section.setRetryAttempts(ATTEMPTS);
        section.setRetryDelay(new ConstantDelay(delay));
        section.setReconnectionDelay(new ConstantDelay(delay));
    }
}
