package dev.holdfast.session;

import dev.holdfast.event.SessionStarted;
import dev.holdfast.session.token.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commits of one request: what its live objects have changed goes into the store. Guarded by its working session. */
final class RequestCommits {

    private final Sessions sessions;
    private final KnownSession known;
    private final LiveSources live;
    private final LockHold hold;
    private final RequestFate fate;
    private final TokenReply reply;
    private final IdleTimeout idleTimeout;
    private final Runnable begins;
    private boolean hasBegun;
    private final Runs runs = new Runs();

    RequestCommits(
            Sessions sessions,
            KnownSession known,
            LiveSources live,
            LockHold hold,
            RequestFate fate,
            TokenReply reply,
            IdleTimeout idleTimeout,
            Runnable begins) {
        this.sessions = sessions;
        this.known = known;
        this.live = live;
        this.hold = hold;
        this.fate = fate;
        this.reply = reply;
        this.idleTimeout = idleTimeout;
        this.begins = begins;
    }

    /** Stores what changed; the request has failed where that throws. Amid a run it writes over nothing. */
    void commit() {
        storeAll();
        if (tellBeginning()) {
            storeAll(); // what the listeners have changed
        }
    }

    private void storeAll() {
        fate.committing(() -> runs.committed(storeChanges(runs.areUnderWay())));
    }

    /** Tells those who want to know that this request has begun the session; outside of a commit, as they may fail. */
    private boolean tellBeginning() {
        boolean tell = hasBegun;
        hasBegun = false;
        if (tell) {
            known.open().ifPresent(session -> sessions.environment()
                    .events()
                    .happened(new SessionStarted(session.ref().toString())));
            begins.run();
        }
        return tell;
    }

    /** What its tasks have changed is stored, or the request has failed as well. Waits for those that are just storing it. */
    void requireTasksStored(TaskEnds tasks) {
        fate.committing(() ->
                tasks.requireStored(sessions.environment().config().redis().timeout()));
    }

    /** Whoever has to know that what it does will be stored asks before it does anything. */
    void requireAllowed() {
        fate.requireCommits();
    }

    /** Stores a session where there is none, with what there is to store, be it nothing. */
    void ensure() {
        if (known.open().isEmpty()) {
            requireTellable();
            fate.committing(() -> {
                fate.asking(() -> create(live.collect()));
                runs.committed(true);
            });
            if (known.stored() == null) {
                throw SessionMessages.nothingBegins();
            }
            tellBeginning();
        }
    }

    /** Stores what changed together with a fresh secret: from then on no former one proves the session. */
    void changeSecret(StoredSession session, Secret fresh) {
        fate.committing(() -> {
            fate.asking(() -> update(session, live.collect(), terms(session, runs.areUnderWay(), fresh)));
            runs.committed(true);
        });
    }

    /** Stores what changed, but a conflict that cannot be merged leaves it to the request what is to become of it. */
    void commitStrictly() {
        fate.tryingToCommit(() -> runs.committed(storeChanges(true)));
        tellBeginning();
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
        if (pending.isEmpty() && !(idleTimeout.isUnstored() && known.stored() != null)) {
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
            update(stored, pending, terms(stored, strictly, null));
        }
    }

    private CommitTerms terms(StoredSession session, boolean strictly, @Nullable Secret newSecret) {
        return new CommitTerms(strictly, hold.fenceOf(session.ref()), newSecret, idleTimeout.change());
    }

    private void requireTellable() {
        if (reply.isTooLate()) {
            throw known.isHandedOver() ? SessionMessages.beginsInTask() : SessionMessages.firstWriteAfterFirstByte();
        }
    }

    private void create(PendingChanges pending) {
        requireTellable();
        known.requireNotOutdated();
        sessions.limits().check(null, Map.of(), pending.changes());
        known.created(sessions.committer().create(pending, idleTimeout.atCreation(), known.patience()));
        live.stored(Map.of());
        hasBegun = true;
        idleTimeout.stored();
    }

    private void update(StoredSession session, PendingChanges pending, CommitTerms terms) {
        sessions.limits().check(session.ref(), session.fields(), pending.changes());
        sessions.committer()
                .update(session, pending, terms, known.patience())
                .ifPresentOrElse(this::updated, known::ended);
    }

    private void updated(Map<String, byte @Nullable []> yielded) {
        live.stored(yielded);
        idleTimeout.stored();
    }
}
