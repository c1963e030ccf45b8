package dev.holdfast.session;

import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.EndedSession;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.token.Secret;
import dev.holdfast.session.token.SigningKey;
import dev.holdfast.session.token.Token;
import java.lang.System.Logger.Level;

/** Runs the callbacks of an end that no request has asked for, on a working session of the state that is still stored. */
final class EndCallbacks {

    private static final System.Logger LOG = System.getLogger(EndCallbacks.class.getName());

    private static final int KEY_BYTES = 32;

    private final Sessions sessions;
    private final CallbackSurroundings surroundings;

    EndCallbacks(Sessions sessions, CallbackSurroundings surroundings) {
        this.sessions = sessions;
        this.surroundings = surroundings;
    }

    /** Throws only what the surroundings throw: then no callback has run. */
    void run(SessionRef ref, EndedSession ended) {
        StoredSession state = StoredSession.ended(
                tokenOfNobody(ref, ended),
                ended.times(),
                Snapshot.of(CommitId.random(sessions.environment().random()), ended.fields()));
        surroundings.run(() -> {
            try {
                run(new WorkingSession(sessions, state));
            } catch (RuntimeException | Error failed) { // nothing of one session may keep the others from their end
                LOG.log(Level.WARNING, ReaperMessages.callbackFailed(ref), failed);
            }
        });
    }

    /** Names session and generation, and proves nothing. */
    private Token tokenOfNobody(SessionRef ref, EndedSession ended) {
        byte[] key = new byte[KEY_BYTES];
        sessions.environment().random().nextBytes(key);
        Secret secret = Secret.random(sessions.environment().random());
        return new Token(
                SigningKey.of(key), ref, ended.generation(), ended.times().createdAt(), secret);
    }

    private static void run(WorkingSession session) {
        CurrentSession.bind(session);
        try {
            session.runEndCallbacks();
        } finally {
            try {
                session.finish();
            } finally {
                CurrentSession.unbind();
            }
        }
    }
}
