package dev.holdfast.memory;

import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.RenewAnswer.Absent;
import dev.holdfast.session.store.RenewAnswer.Done;
import dev.holdfast.session.store.RenewAnswer.Ended;
import dev.holdfast.session.store.RenewAnswer.Moved;
import dev.holdfast.session.store.RenewRequest;

/** One renewal of a secret. */
final class Renewing {

    private Renewing() {}

    static RenewAnswer run(Shard shard, RenewRequest request, long now) {
        Stored stored = shard.find(request.ref(), now);
        if (stored != null && stored.tombstone() != null) {
            return new Ended(now, stored.tombstone());
        }
        if (stored == null || stored.state() == null) {
            return new Absent(now);
        }
        return renew(stored.state(), request, now);
    }

    private static RenewAnswer renew(State state, RenewRequest request, long now) {
        Secrets secrets = state.secrets();
        if (secrets.current().equals(request.to())) {
            return new Done(now, secrets.generation());
        }
        boolean current = request.from().generation() == secrets.generation()
                && request.from().secret().equals(secrets.current());
        if (!current || !secrets.settled(now)) {
            return new Moved(now, secrets.generation());
        }
        state.secrets(secrets.renewed(request.to()));
        return new Done(now, secrets.generation() + 1);
    }
}
