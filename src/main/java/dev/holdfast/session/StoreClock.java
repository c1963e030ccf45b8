package dev.holdfast.session;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The store's time as far as this node can tell between answers: the last one heard, plus what has passed here since. It
 * only serves to say until when a write may land, and how old a token or a sign-in is; nothing ends by it. Thread-safe.
 */
final class StoreClock {

    private record Heard(long now, long atNanos) {}

    private final LongSupplier nanoTime;
    private volatile @Nullable Heard heard;

    StoreClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void hear(long now) {
        heard = new Heard(now, nanoTime.getAsLong());
    }

    /** The store's time in milliseconds a while from now, or 0 where the store was never heard. */
    long in(Duration later) {
        Heard last = heard;
        if (last == null) {
            return 0;
        }
        long passed = Duration.ofNanos(nanoTime.getAsLong() - last.atNanos()).toMillis();
        return last.now() + passed + later.toMillis();
    }

    /** The store's time in milliseconds when this node's time was or will be this one, or 0 where the store was never heard. */
    long at(long nanos) {
        Heard last = heard;
        return last == null ? 0 : last.now() + Math.floorDiv(nanos - last.atNanos(), 1_000_000L);
    }

    long nanos() {
        return nanoTime.getAsLong();
    }
}
