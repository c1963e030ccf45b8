package dev.holdfast.memory;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitAnswer.Absent;
import dev.holdfast.session.store.CommitAnswer.Behind;
import dev.holdfast.session.store.CommitAnswer.Conflict;
import dev.holdfast.session.store.CommitAnswer.Done;
import dev.holdfast.session.store.CommitAnswer.Ended;
import dev.holdfast.session.store.CommitAnswer.Exists;
import dev.holdfast.session.store.CommitAnswer.Fenced;
import dev.holdfast.session.store.CommitAnswer.Late;
import dev.holdfast.session.store.CommitAnswer.Renewed;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.store.CommitRequest.Creation;
import dev.holdfast.session.store.SessionTimes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One commit. */
final class Committing {

    private final Shard shard;
    private final CommitRequest request;
    private final long now;

    Committing(Shard shard, CommitRequest request, long now) {
        request.changes().names().forEach(Committing::check);
        this.shard = shard;
        this.request = request;
        this.now = now;
    }

    CommitAnswer run() {
        Stored stored = shard.find(request.ref(), now);
        if (stored != null && stored.tombstone() != null) {
            return new Ended(now, stored.tombstone());
        }
        State state = stored == null ? null : stored.state();
        if (state != null && state.log().contains(request.id())) {
            return done(state, state.log().before(request.id())); // sent twice: answered as before
        }
        if (request.notAfter() > 0 && now > request.notAfter()) {
            return new Late(now, false);
        }
        if (request.basis() instanceof Creation creation) {
            return state != null ? new Exists(now) : create(creation);
        }
        return state == null ? new Absent(now) : resume(stored, state, (Continuation) request.basis());
    }

    private Done create(Creation terms) {
        long idle = Deadlines.clamp(terms.idleTimeout());
        long absolute =
                terms.absoluteTimeout() > 0 ? Deadlines.clamp(now + Deadlines.clamp(terms.absoluteTimeout())) : 0;
        long deadline = Deadlines.after(now, idle, terms.touchInterval(), absolute);
        State state = new State(
                ChangeLog.startingWith(request.id()),
                new SessionTimes(idle, deadline, absolute, now, now),
                Secrets.first(terms.secret()));
        write(state, request.changes());
        shard.put(request.ref(), Stored.live(state, deadline + Deadlines.clamp(terms.retention())));
        shard.ledger().put(request.ref(), deadline);
        return new Done(now, null);
    }

    private CommitAnswer resume(Stored stored, State state, Continuation basis) {
        if (basis.generation() < state.secrets().floor()) {
            return new Renewed(now);
        }
        if (basis.fence() != null && !Arrays.equals(basis.fence(), state.fence())) {
            return new Fenced(now);
        }
        CommitId newest = state.log().newest();
        CommitAnswer refusal = basis.seen().equals(newest) ? null : refusal(state, basis);
        if (refusal != null) {
            return refusal;
        }
        state.log(state.log().with(request.id(), request.changes().names()));
        if (basis.newSecret() != null) {
            state.secrets(state.secrets().replaced(basis.newSecret(), now));
        }
        if (basis.changesIdleTimeout()) {
            changeIdleTimeout(stored, state, basis);
        }
        write(state, request.changes());
        return done(state, newest);
    }

    private Done done(State state, @Nullable CommitId before) {
        boolean replaced = request.basis() instanceof Continuation basis && basis.newSecret() != null;
        return new Done(now, before, replaced ? state.secrets().generation() : 0);
    }

    /** It counts from now, and may move the deadline back, which the ledger has to know. */
    private void changeIdleTimeout(Stored stored, State state, Continuation basis) {
        SessionTimes times = state.times();
        long idle = Deadlines.clamp(basis.idleTimeout());
        long deadline = Deadlines.after(now, idle, basis.touch().interval(), times.absoluteDeadline());
        state.times(new SessionTimes(idle, deadline, times.absoluteDeadline(), times.touchedAt(), times.createdAt()));
        shard.put(
                request.ref(),
                stored.expiringAt(deadline + Deadlines.clamp(basis.touch().retention())));
        shard.ledger().put(request.ref(), deadline);
    }

    /** What speaks against a writer that has not seen the newest commit. */
    private @Nullable CommitAnswer refusal(State state, Continuation basis) {
        CommitId newest = state.log().newest();
        Optional<Set<String>> newer = state.log().namesSince(basis.seen());
        if (newer.isEmpty()) {
            return new Behind(now, newest, false);
        }
        Set<String> both = request.changes().names();
        both.addAll(basis.guarded());
        both.retainAll(newer.get());
        return both.isEmpty() ? null : new Conflict(now, newest, state.copyOf(both));
    }

    private static void write(State state, Changes changes) {
        changes.sets().forEach((name, value) -> state.fields().put(name, value.clone()));
        changes.removals().forEach(state.fields()::remove);
    }

    private static void check(String name) {
        if (name.startsWith("@")) {
            throw new IllegalArgumentException(
                    "The field name '" + name + "' begins with @, which is kept for the session's metadata");
        }
    }
}
