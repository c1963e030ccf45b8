package dev.holdfast.session;

import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.EndedSession;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.Tombstone;
import dev.holdfast.session.token.Token;
import java.lang.System.Logger.Level;

/** Runs the callbacks of an end that no request has asked for, on a working session of the state that is still stored. */
final class EndCallbacks {

    private static final System.Logger LOG = System.getLogger(EndCallbacks.class.getName());

    private final Sessions sessions;
    private final CallbackSurroundings surroundings;

    EndCallbacks(Sessions sessions, CallbackSurroundings surroundings) {
        this.sessions = sessions;
        this.surroundings = surroundings;
    }

    /** Throws only what the surroundings throw: then no callback has run. */
    void run(SessionRef ref, EndedSession ended) {
        StoredSession state = StoredSession.ended(
                Token.ofNobody(
                        ref,
                        ended.generation(),
                        ended.times().createdAt(),
                        sessions.environment().random()),
                ended.times(),
                Snapshot.of(CommitId.random(sessions.environment().random()), ended.fields()));
        surroundings.run(() -> {
            try {
                run(new WorkingSession(sessions, state), ref, ended.tombstone());
            } catch (RuntimeException | Error failed) { // nothing of one session may keep the others from their end
                LOG.log(Level.WARNING, ReaperMessages.callbackFailed(ref), failed);
            }
        });
    }

    private static void run(WorkingSession session, SessionRef ref, Tombstone end) {
        CurrentSession.bind(session);
        try {
            session.runEndCallbacks(ref, end);
        } finally {
            try {
                session.finish();
            } finally {
                CurrentSession.unbind();
            }
        }
    }
}
