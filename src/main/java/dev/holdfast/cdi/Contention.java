package dev.holdfast.cdi;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One method's struggle with other requests: for how long it goes on, and how they get out of each other's way. */
final class Contention {

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final long began = System.nanoTime();
    private final long limit;
    private long pause = TimeUnit.MILLISECONDS.toNanos(1);

    Contention(Duration within) {
        this.limit = within.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - began >= limit;
    }

    /** Waits a random while, twice as long each time, so that those who met do not meet again. */
    void giveWay() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause));
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
}
