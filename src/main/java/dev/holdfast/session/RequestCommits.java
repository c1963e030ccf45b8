package dev.holdfast.session;

import java.util.Map;

/** The commits of one request: what its live objects have changed goes into the store. Guarded by its working session. */
final class RequestCommits {

    private final Sessions sessions;
    private final KnownSession known;
    private final LiveSources live;
    private final LockHold hold;
    private final RequestFate fate;
    private final TokenReply reply;
    private final Runs runs = new Runs();

    RequestCommits(
            Sessions sessions,
            KnownSession known,
            LiveSources live,
            LockHold hold,
            RequestFate fate,
            TokenReply reply) {
        this.sessions = sessions;
        this.known = known;
        this.live = live;
        this.hold = hold;
        this.fate = fate;
        this.reply = reply;
    }

    /** Stores what changed; the request has failed where that throws. Amid a run it writes over nothing. */
    void commit() {
        fate.committing(() -> runs.committed(storeChanges(runs.areUnderWay())));
    }

    /** Stores what changed, but a conflict that cannot be merged leaves it to the request what is to become of it. */
    void commitStrictly() {
        fate.tryingToCommit(() -> runs.committed(storeChanges(true)));
    }

    /** Stores what was changed before, and begins what may run again; false where it is a part of such runs itself. */
    boolean beginRuns() {
        if (runs.isRunner()) {
            return false;
        }
        commit();
        runs.begin();
        return true;
    }

    void endRuns() {
        runs.end();
    }

    boolean canRunAgain() {
        return runs.canBeUndone();
    }

    /** Whether there was anything to store. */
    private boolean storeChanges(boolean strictly) {
        PendingChanges pending = live.collect();
        if (pending.isEmpty()) {
            return false;
        }
        if (reply.isTooLate()) {
            known.refillPatience(); // what streams may ask for as long as it lives
        }
        known.open();
        fate.asking(() -> store(pending, strictly));
        return true;
    }

    private void store(PendingChanges pending, boolean strictly) {
        StoredSession stored = known.stored();
        if (stored == null) {
            create(pending);
        } else {
            update(stored, pending, new CommitTerms(strictly, hold.fenceOf(stored.ref())));
        }
    }

    private void create(PendingChanges pending) {
        if (reply.isTooLate()) {
            throw SessionMessages.firstWriteAfterFirstByte();
        }
        known.requireNotOutdated();
        sessions.limits().check(null, Map.of(), pending.changes());
        known.created(sessions.committer().create(pending, known.patience()));
        live.stored(Map.of());
    }

    private void update(StoredSession session, PendingChanges pending, CommitTerms terms) {
        sessions.limits().check(session.ref(), session.fields(), pending.changes());
        sessions.committer()
                .update(session, pending, terms, known.patience())
                .ifPresentOrElse(live::stored, known::ended);
    }
}
