package dev.holdfast.memory;

import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenAnswer.Absent;
import dev.holdfast.session.store.OpenAnswer.Content;
import dev.holdfast.session.store.OpenAnswer.Ended;
import dev.holdfast.session.store.OpenAnswer.Live;
import dev.holdfast.session.store.OpenAnswer.Refusal;
import dev.holdfast.session.store.OpenAnswer.Refused;
import dev.holdfast.session.store.OpenAnswer.Standing;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.store.Tombstone;
import org.jspecify.annotations.Nullable;

/** One read of a session. */
final class Opening {

    private static final String NOBODY = "-";

    private final Shard shard;
    private final OpenRequest request;
    private final long now;

    Opening(Shard shard, OpenRequest request, long now) {
        this.shard = shard;
        this.request = request;
        this.now = now;
    }

    OpenAnswer run() {
        Stored stored = shard.find(request.ref(), now);
        if (stored == null) {
            return new Absent(now);
        }
        if (stored.tombstone() != null) {
            return new Ended(now, stored.tombstone());
        }
        State state = stored.state();
        if (state == null) {
            return new Absent(now);
        }
        if (now >= state.times().deadline()) {
            return endOverdue(stored, state);
        }
        Refusal refusal = refusal(state.secrets(), request.credential());
        if (refusal != null) {
            return new Refused(now, refusal);
        }
        return live(stored, state);
    }

    /** Whoever sees an overdue session first ends it. */
    private Ended endOverdue(Stored stored, State state) {
        Tombstone tombstone = new Tombstone(Deadlines.overdueReason(state.times(), now), now, NOBODY, NOBODY);
        shard.put(request.ref(), stored.ended(tombstone, stored.expiresAt()));
        return new Ended(now, tombstone);
    }

    private @Nullable Refusal refusal(Secrets secrets, @Nullable Credential credential) {
        if (credential == null || credential.generation() > secrets.generation()) {
            return null;
        }
        if (credential.generation() == secrets.generation()) {
            return credential.secret().equals(secrets.current()) ? null : Refusal.FORGED;
        }
        if (credential.generation() < secrets.floor()) {
            return now < secrets.graceUntil() + Deadlines.clamp(request.grace()) ? Refusal.RENEWED : Refusal.OUTDATED;
        }
        if (credential.generation() < secrets.generation() - 1) {
            return Refusal.REPLAYED; // as its signature says: its hash is kept no more
        }
        if (!credential.secret().equals(secrets.previous())) {
            return Refusal.FORGED;
        }
        return secrets.pending() || now < secrets.graceUntil() ? null : Refusal.REPLAYED;
    }

    private Live live(Stored stored, State state) {
        Standing standing = standing(state.secrets(), request.credential());
        if (request.credential() != null
                && standing == Standing.CURRENT
                && state.secrets().pending()) {
            state.secrets(state.secrets().seen(now + Deadlines.clamp(request.grace())));
        }
        long usedAt = state.times().touchedAt();
        touch(stored, state);
        if (request.fence() != null) {
            state.fence(request.fence());
        }
        return new Live(now, state.log().newest(), standing, state.times(), usedAt, content(state));
    }

    private static Standing standing(Secrets secrets, @Nullable Credential credential) {
        if (credential == null || credential.generation() == secrets.generation()) {
            return Standing.CURRENT;
        }
        return credential.generation() > secrets.generation() ? Standing.AHEAD : Standing.PREVIOUS;
    }

    private void touch(Stored stored, State state) {
        SessionTimes times = state.times();
        long interval = request.touch().interval();
        if (interval < 0 || times.idleTimeout() <= 0 || now - times.touchedAt() < interval) {
            return;
        }
        // Never back: the ledger holds a lower bound of the deadline.
        long deadline = Math.max(
                times.deadline(), Deadlines.after(now, times.idleTimeout(), interval, times.absoluteDeadline()));
        state.times(new SessionTimes(times.idleTimeout(), deadline, times.absoluteDeadline(), now, times.createdAt()));
        shard.put(
                request.ref(),
                stored.expiringAt(deadline + Deadlines.clamp(request.touch().retention())));
    }

    private Content content(State state) {
        CommitId seen = request.seen();
        if (request.reading() == Reading.TIMES || state.log().newest().equals(seen)) {
            return new Content.Same();
        }
        if (seen == null) {
            return new Content.Full(state.copyOfAll());
        }
        return state.log()
                .namesSince(seen)
                .<Content>map(names -> new Content.Changed(state.copyOf(names)))
                .orElseGet(() -> new Content.Full(state.copyOfAll()));
    }
}
