package dev.holdfast.memory;

import dev.holdfast.session.store.SessionLocks;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The locks of sessions in this JVM's memory. Leases run by the store's clock, waits by the machine's; of those that wait for
 * one lock the first to come is woken first. A lock that nobody holds or waits for is forgotten by the next call.
 */
final class MemorySessionLocks implements SessionLocks {

    private final InstantSource clock;
    private final ReentrantLock monitor = new ReentrantLock();
    private final Map<SessionRef, MemoryLock> locks = new HashMap<>();

    MemorySessionLocks(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean acquire(SessionRef ref, long owner, Duration wait, Duration lease) {
        long deadline = System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(wait));
        monitor.lock();
        try {
            forgetUnused();
            MemoryLock lock = locks.computeIfAbsent(ref, any -> new MemoryLock(monitor.newCondition()));
            return acquire(lock, owner, deadline, TimeUnit.MILLISECONDS.convert(lease));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw MemoryMessages.interrupted(interrupted);
        } finally {
            monitor.unlock();
        }
    }

    @Override
    public boolean release(SessionRef ref, long owner) {
        monitor.lock();
        try {
            MemoryLock lock = locks.get(ref);
            boolean held = lock != null && lock.giveBack(owner, clock.millis());
            forgetUnused();
            return held;
        } finally {
            monitor.unlock();
        }
    }

    /** How many locks are held or waited for, expired ones that were not forgotten yet included. */
    int size() {
        monitor.lock();
        try {
            return locks.size();
        } finally {
            monitor.unlock();
        }
    }

    private boolean acquire(MemoryLock lock, long owner, long deadline, long lease) throws InterruptedException {
        while (!lock.take(owner, clock.millis(), lease)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            lock.await(clock.millis(), left);
        }
        return true;
    }

    private void forgetUnused() {
        long now = clock.millis();
        locks.values().removeIf(lock -> lock.isUnused(now));
    }
}
