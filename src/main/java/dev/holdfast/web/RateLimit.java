package dev.holdfast.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Says yes at most once in a span of time. Safe for use by several threads. */
final class RateLimit {

    private final InstantSource clock;
    private final Duration span;
    private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

    RateLimit(InstantSource clock, Duration span) {
        this.clock = clock;
        this.span = span;
    }

    boolean tryAcquire() {
        Instant now = clock.instant();
        Instant before = last.get();
        return (before == null || !now.isBefore(before.plus(span))) && last.compareAndSet(before, now);
    }
}
