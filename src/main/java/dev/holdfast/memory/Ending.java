package dev.holdfast.memory;

import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndAnswer.Absent;
import dev.holdfast.session.store.EndAnswer.Already;
import dev.holdfast.session.store.EndAnswer.Mine;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.EndedSession;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.FinishRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.Tombstone;
import java.util.Optional;

/** Ends a session; reads and purges an ended one. */
final class Ending {

    private Ending() {}

    static EndAnswer end(Shard shard, EndRequest request, long now) {
        Stored stored = shard.find(request.ref(), now);
        if (stored != null && stored.tombstone() != null) {
            Tombstone recorded = stored.tombstone();
            return recorded.claim().equals(request.claim()) ? new Mine(now, recorded) : new Already(now, recorded);
        }
        State state = stored == null ? null : stored.state();
        if (state != null
                && request.generation() != EndRequest.BY_RIGHT
                && request.generation() < state.secrets().floor()) {
            return new EndAnswer.Renewed(now);
        }
        if (stored == null && !request.force()) {
            return new Absent(now);
        }
        Tombstone tombstone = new Tombstone(request.reason(), now, request.node(), request.claim());
        long retention = Deadlines.clamp(request.retention());
        if (stored != null && request.lease() > 0) {
            long until = now + Math.max(request.lease(), retention);
            shard.put(request.ref(), stored.ended(tombstone, until));
            shard.ledger().put(request.ref(), now + request.lease());
        } else {
            shard.put(request.ref(), Stored.purged(tombstone, now + retention));
            shard.ledger().remove(request.ref());
        }
        return new Mine(now, tombstone);
    }

    static Optional<EndedSession> claimed(Shard shard, SessionRef ref, String claim, long now) {
        Stored stored = shard.find(ref, now);
        State state = stored == null ? null : stored.state();
        Tombstone tombstone = stored == null ? null : stored.tombstone();
        return state != null && tombstone != null && tombstone.claim().equals(claim)
                ? Optional.of(new EndedSession(
                        tombstone, state.times(), state.secrets().generation(), state.copyOfAll()))
                : Optional.empty();
    }

    static FinishAnswer finish(Shard shard, FinishRequest request, long now) {
        Stored stored = shard.find(request.ref(), now);
        if (stored == null || stored.tombstone() == null) {
            return FinishAnswer.ABSENT;
        }
        if (!stored.tombstone().claim().equals(request.claim())) {
            return FinishAnswer.TAKEN;
        }
        shard.put(request.ref(), Stored.purged(stored.tombstone(), now + Deadlines.clamp(request.retention())));
        shard.ledger().remove(request.ref());
        return FinishAnswer.DONE;
    }
}
