package dev.holdfast.memory;

import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.SessionRef;
import java.util.Optional;

/** One look at a session, among those at many. */
final class Looking {

    private Looking() {}

    static Glance run(Shard shard, SessionRef ref, String field, long now) {
        Stored stored = shard.find(ref, now);
        State state = stored == null || stored.tombstone() != null ? null : stored.state();
        return state == null
                ? new Glance(ref, Optional.empty(), Optional.empty())
                : new Glance(
                        ref,
                        Optional.of(state.times()),
                        Optional.ofNullable(state.fields().get(field)).map(byte[]::clone));
    }
}
