package dev.holdfast.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the snapshots that are worth most, by recency and frequency, within a number of heap bytes. Thread-safe.
 *
 * <p>Caffeine's maintenance runs on the thread that caused it. On the common pool, its default, evictions would lag behind a
 * burst of new sessions and so exceed the bound, and a pool that outlives the application would hold on to its class loader
 * after a redeployment. What runs is a few links of a list: nothing is loaded, written or told on eviction.
 */
final class BoundedSnapshotCache implements SnapshotCache {

    private final Cache<SessionRef, Snapshot> snapshots;
    private final FieldNames names = new FieldNames();

    /**
     * An empty cache.
     *
     * @param maxBytes how much heap it may take, all that it consists of included
     * @param idleTimeout after which an unused session is over, and what is known of it goes; zero: never
     */
    BoundedSnapshotCache(long maxBytes, Duration idleTimeout, LongSupplier nanoTime) {
        HeapSize size = new HeapSize(names);
        Caffeine<SessionRef, Snapshot> builder = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(maxBytes)
                .weigher((ref, snapshot) -> size.ofEntry(snapshot.fields()));
        if (!idleTimeout.isZero()) {
            builder.expireAfterAccess(idleTimeout).ticker(nanoTime::getAsLong);
        }
        this.snapshots = builder.build();
    }

    @Override
    public @Nullable Snapshot find(SessionRef ref) {
        return snapshots.getIfPresent(ref);
    }

    @Override
    public Snapshot keep(SessionRef ref, Snapshot snapshot) {
        Snapshot lean = snapshot.lean(names);
        snapshots.put(ref, lean);
        return lean;
    }

    @Override
    public void weighAgain(SessionRef ref) {
        snapshots.asMap().computeIfPresent(ref, (session, snapshot) -> snapshot);
    }

    @Override
    public void forget(SessionRef ref) {
        snapshots.invalidate(ref);
    }
}
