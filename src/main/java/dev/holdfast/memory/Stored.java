package dev.holdfast.memory;

import dev.holdfast.session.store.Tombstone;
import org.jspecify.annotations.Nullable;

/**
 * What is under one ref: a live session, an ended one whose state is still kept, or a tombstone alone. Guarded by its
 * shard.
 *
 * @param state the session's state; null: purged
 * @param tombstone null: it lives
 * @param expiresAt when all of it is let go of
 */
record Stored(@Nullable State state, @Nullable Tombstone tombstone, long expiresAt) {

    static Stored live(State state, long expiresAt) {
        return new Stored(state, null, expiresAt);
    }

    static Stored purged(Tombstone tombstone, long expiresAt) {
        return new Stored(null, tombstone, expiresAt);
    }

    /** The same state, ended, kept until the callbacks of the end have run. */
    Stored ended(Tombstone end, long until) {
        return new Stored(state, end, until);
    }

    Stored expiringAt(long time) {
        return new Stored(state, tombstone, time);
    }
}
