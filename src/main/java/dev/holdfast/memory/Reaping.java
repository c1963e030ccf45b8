package dev.holdfast.memory;

import dev.holdfast.session.store.ReapRequest;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.Tombstone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One round of ending overdue sessions and of taking over ends that nobody finished. */
final class Reaping {

    private final Shard shard;
    private final ReapRequest request;
    private final long now;

    Reaping(Shard shard, ReapRequest request, long now) {
        this.shard = shard;
        this.request = request;
        this.now = now;
    }

    List<Reaped> run() {
        List<Reaped> reaped = new ArrayList<>();
        for (SessionRef ref : request.refs()) {
            OptionalLong due = shard.ledger().at(ref);
            if (due.isPresent()) {
                reap(ref, due.getAsLong()).ifPresent(reaped::add);
            }
        }
        return List.copyOf(reaped);
    }

    private Optional<Reaped> reap(SessionRef ref, long due) {
        Stored stored = shard.find(ref, now);
        State state = stored == null ? null : stored.state();
        Tombstone tombstone = stored == null ? null : stored.tombstone();
        if (tombstone != null && state != null && tombstone.claim().equals(request.claim())) {
            return Optional.of(new Reaped.Claimed(ref, tombstone)); // sent twice
        }
        if (due > now) {
            return Optional.empty();
        }
        if (stored == null || state == null) {
            shard.ledger().remove(ref);
            return Optional.of(tombstone == null ? new Reaped.Gone(ref, due, now) : new Reaped.Purged(ref));
        }
        if (tombstone != null) {
            return Optional.of(claim(
                    ref, stored, new Tombstone(tombstone.reason(), tombstone.at(), request.node(), request.claim())));
        }
        if (state.times().deadline() > now) {
            shard.ledger().put(ref, state.times().deadline());
            return Optional.empty();
        }
        return Optional.of(claim(
                ref,
                stored,
                new Tombstone(Deadlines.overdueReason(state.times(), now), now, request.node(), request.claim())));
    }

    private Reaped claim(SessionRef ref, Stored stored, Tombstone tombstone) {
        if (request.lease() > 0) {
            shard.put(ref, stored.ended(tombstone, now + Math.max(request.lease(), request.retention())));
            shard.ledger().put(ref, now + request.lease());
        } else {
            shard.put(ref, Stored.purged(tombstone, now + request.retention()));
            shard.ledger().remove(ref);
        }
        return new Reaped.Claimed(ref, tombstone);
    }
}
