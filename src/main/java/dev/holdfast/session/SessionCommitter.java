package dev.holdfast.session;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.token.Secret;
import dev.holdfast.session.token.SigningKey;
import dev.holdfast.session.token.Token;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a request's changes into the store, in one step each time, until they are in or the time for it is over. */
final class SessionCommitter {

    private final SessionEnvironment environment;
    private final SizeLimits limits;
    private final CommitQueue queue = new CommitQueue();

    SessionCommitter(SessionEnvironment environment, SizeLimits limits) {
        this.environment = environment;
        this.limits = limits;
    }

    /** Stores a new session with these fields, under a ref that nobody has had. */
    StoredSession create(PendingChanges pending, Duration idleTimeout, Patience patience) {
        SigningKey key = patience.waiting(environment.tokens()::signingKey);
        while (true) {
            SessionRef ref = SessionRef.random(environment.random());
            Secret secret = Secret.random(environment.random());
            Changes changes = pending.changes();
            CommitId id = CommitId.random(environment.random());
            CommitAnswer answer = patience.commit(
                    new CommitRequest(ref, id, patience.notAfter(), changes, creation(secret, idleTimeout)));
            if (answer instanceof CommitAnswer.Done) {
                environment.observer().happened(Occurrence.SESSION_CREATED, ref, "");
                Token token = new Token(key, ref, 1, answer.now(), secret);
                return StoredSession.created(token, id, times(answer.now(), idleTimeout), changes, environment.cache());
            }
            // A ref that is taken, or a clock that was misjudged: a new ref, as long as there is time.
        }
    }

    /**
     * Stores what changed of a session, when it is this request's turn.
     *
     * @return the fields that the sources are to take over from the store, name → stored form; empty where the session has
     *     ended meanwhile and the changes were dropped
     */
    Optional<Map<String, byte @Nullable []>> update(
            StoredSession session, PendingChanges pending, CommitTerms terms, Patience patience) {
        SessionUpdate update = new SessionUpdate(environment, limits, session, pending, terms, patience);
        return queue.inTurn(session.ref(), patience, update::run);
    }

    private CommitRequest.Creation creation(Secret secret, Duration idleTimeout) {
        return new CommitRequest.Creation(
                secret.hash(),
                idleTimeout.toMillis(),
                environment.config().session().absoluteTimeout().toMillis(),
                environment.touch().interval(),
                environment.touch().retention());
    }

    private SessionTimes times(long now, Duration idle) {
        Duration absolute = environment.config().session().absoluteTimeout();
        long absoluteDeadline = absolute.isZero() ? 0 : now + absolute.toMillis();
        long idleDeadline = idle.isZero()
                ? SessionTimes.NEVER
                : now + idle.toMillis() + environment.touch().interval();
        long deadline = absoluteDeadline == 0 ? idleDeadline : Math.min(idleDeadline, absoluteDeadline);
        return new SessionTimes(idle.toMillis(), deadline, absoluteDeadline, now, now);
    }
}
