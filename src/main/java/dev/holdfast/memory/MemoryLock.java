package dev.holdfast.memory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The lock of one session. Not thread-safe: whoever uses it holds the monitor that its condition belongs to. */
final class MemoryLock {

    private final Condition freed;
    private long owner;
    private int count;
    private long until;
    private int waiting;

    MemoryLock(Condition freed) {
        this.freed = freed;
    }

    /** Takes it if it is free or the owner's already; the lease begins anew. */
    boolean take(long asking, long now, long lease) {
        if (isFree(now)) {
            owner = asking;
            count = 0;
        } else if (owner != asking) {
            return false;
        }
        count++;
        until = now + Deadlines.clamp(lease);
        return true;
    }

    boolean giveBack(long asking, long now) {
        if (isFree(now) || owner != asking) {
            return false;
        }
        count--;
        if (count == 0) {
            freed.signal();
        }
        return true;
    }

    /** Waits until it may be free, but not longer than this. */
    void await(long now, long nanos) throws InterruptedException {
        waiting++;
        try {
            freed.awaitNanos(Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(until - now)));
        } finally {
            waiting--;
        }
    }

    /** Whether nobody holds it or waits for it. */
    boolean isUnused(long now) {
        return waiting == 0 && isFree(now);
    }

    private boolean isFree(long now) {
        return count == 0 || until <= now;
    }
}
