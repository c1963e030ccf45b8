package dev.holdfast.session;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.session.store.SessionRef;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this node last saw of its sessions. Never to be trusted by itself: each request asks the store what is newer than the
 * snapshot, so it saves bytes and not the question. Safe for use by several threads.
 */
interface SnapshotCache {

    /** Keeps nothing: every open brings all fields. */
    SnapshotCache OFF = new SnapshotCache() {
        @Override
        public @Nullable Snapshot find(SessionRef ref) {
            return null;
        }

        @Override
        public Snapshot keep(SessionRef ref, Snapshot snapshot) {
            return snapshot;
        }

        @Override
        public void weighAgain(SessionRef ref) {
            // There is nothing.
        }

        @Override
        public void forget(SessionRef ref) {
            // There is nothing.
        }
    };

    /** As it is configured; time passes by this source of nanoseconds. */
    static SnapshotCache of(HoldfastConfig config, LongSupplier nanoTime) {
        int maxBytes = config.cache().maxBytes();
        return maxBytes == 0
                ? OFF
                : new BoundedSnapshotCache(maxBytes, config.session().idleTimeout(), nanoTime);
    }

    /** What the node last saw of a session, if it still knows. */
    @Nullable
    Snapshot find(SessionRef ref);

    /**
     * Takes over what the store is known to hold, or to have held, under the snapshot's commit.
     *
     * @return the same fields, to be used in place of the given ones
     */
    Snapshot keep(SessionRef ref, Snapshot snapshot);

    /** The fields of a session have come to keep values. */
    void weighAgain(SessionRef ref);

    /** The session is over or gone. */
    void forget(SessionRef ref);
}
