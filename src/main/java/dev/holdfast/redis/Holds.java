package dev.holdfast.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RLock;

/**
 * The locks that owners of this node hold, as the objects by which they were taken: Redisson's knows its lease, and gives it
 * to the lock again when an owner releases one of several holds. Forgotten with the last hold, or when the lease is over. Safe
 * for use by any number of threads.
 */
final class Holds {

    private final Cache<Owner, Hold> holds = Caffeine.newBuilder()
            .executor(Runnable::run) // none of the JVM's threads, which outlive the application
            .expireAfter(Expiry.<Owner, Hold>writing((owner, hold) -> hold.lease()))
            .build();

    /** The object by which the owner holds the lock already, or else a new one. */
    RLock lock(Owner owner, Supplier<RLock> fresh) {
        Hold hold = holds.getIfPresent(owner);
        return hold == null ? fresh.get() : hold.lock();
    }

    boolean isHeld(Owner owner) {
        return holds.getIfPresent(owner) != null;
    }

    void taken(Owner owner, RLock lock, Duration lease) {
        holds.asMap().compute(owner, (any, hold) -> new Hold(lock, hold == null ? 1 : hold.count() + 1, lease));
    }

    void released(Owner owner) {
        holds.asMap().computeIfPresent(owner, (any, hold) -> hold.less());
    }

    /** Who holds which lock. */
    record Owner(String key, long number) {}

    private record Hold(RLock lock, int count, Duration lease) {

        @Nullable
        Hold less() {
            return count == 1 ? null : new Hold(lock, count - 1, lease);
        }
    }
}
