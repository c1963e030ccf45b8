package dev.holdfast.session;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
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

    SessionCommitter(SessionEnvironment environment) {
        this.environment = environment;
    }

    /** Stores a new session with these fields, under a ref that nobody has had. */
    StoredSession create(PendingChanges pending, Patience patience) {
        SigningKey key = patience.waiting(environment.tokens()::signingKey);
        while (true) {
            SessionRef ref = SessionRef.random(environment.random());
            Secret secret = Secret.random(environment.random());
            Changes changes = pending.changes();
            CommitId id = CommitId.random(environment.random());
            CommitAnswer answer =
                    send(new CommitRequest(ref, id, patience.notAfter(), changes, creation(secret)), patience);
            if (answer instanceof CommitAnswer.Done) {
                environment.observer().happened(Occurrence.SESSION_CREATED, ref, "");
                Token token = new Token(key, ref, 1, answer.now(), secret);
                return StoredSession.created(token, id, times(answer.now()), changes, environment.cache());
            }
            // A ref that is taken, or a clock that was misjudged: a new ref, as long as there is time.
        }
    }

    /**
     * Stores what changed of a session.
     *
     * @return the fields whose first forms gave way to stored ones, name → stored form; empty where the session has ended
     *     meanwhile and the changes were dropped
     */
    Optional<Map<String, byte @Nullable []>> update(
            StoredSession session, PendingChanges pending, CommitTerms terms, Patience patience) {
        Reconciliation others = new Reconciliation(session, pending);
        CommitId against = session.seen();
        while (!pending.isEmpty()) {
            Changes changes = pending.changes();
            CommitId id = CommitId.random(environment.random());
            CommitAnswer answer = send(
                    new CommitRequest(
                            session.ref(),
                            id,
                            patience.notAfter(),
                            changes,
                            new CommitRequest.Continuation(
                                    against, session.token().generation(), terms.fence(), null)),
                    patience);
            if (answer instanceof CommitAnswer.Done done) {
                session.took(changes, id, done.before());
                others.tell(environment.observer());
                environment.observer().happened(Occurrence.SESSION_COMMITTED, session.ref(), "");
                return Optional.of(others.yielded());
            } else if (answer instanceof CommitAnswer.Conflict conflict) {
                conflict.theirs().forEach(others::meet);
                against = conflict.newest();
            } else if (answer instanceof CommitAnswer.Behind) {
                against = catchUp(session, pending, others, patience);
            } else if (answer instanceof CommitAnswer.Ended) {
                session.gone();
                environment.observer().happened(Occurrence.COMMIT_AFTER_END, session.ref(), "");
                return Optional.empty();
            } else if (answer instanceof CommitAnswer.Renewed) {
                throw SessionMessages.outdated(session.ref());
            } else if (!(answer instanceof CommitAnswer.Late)) {
                session.gone();
                throw SessionMessages.lost(session.ref());
            }
        }
        others.tell(environment.observer());
        return Optional.of(others.yielded());
    }

    /**
     * The log no longer tells what is new: reads all, and compares. What this request knew of the other fields stays as it
     * was, and so does its label: the live objects know no more, so a later change of theirs must be held against that.
     */
    private CommitId catchUp(StoredSession session, PendingChanges pending, Reconciliation others, Patience patience) {
        OpenRequest all = new OpenRequest(
                session.ref(), null, null, OpenRequest.Touch.PASSIVE, 0, null, OpenRequest.Reading.FIELDS);
        OpenAnswer answer = patience.ask(store -> store.open(all));
        environment.clock().hear(answer.now());
        if (answer instanceof OpenAnswer.Live live && live.content() instanceof OpenAnswer.Content.Full full) {
            pending.changes()
                    .names()
                    .forEach(name -> others.meet(name, full.fields().get(name)));
            return live.newest();
        } else if (answer instanceof OpenAnswer.Ended) {
            return session.seen(); // the next attempt is told so
        }
        session.gone();
        throw SessionMessages.lost(session.ref());
    }

    private CommitAnswer send(CommitRequest request, Patience patience) {
        CommitAnswer answer = patience.ask(store -> store.commit(request));
        environment.clock().hear(answer.now());
        return answer;
    }

    private CommitRequest.Creation creation(Secret secret) {
        return new CommitRequest.Creation(
                secret.hash(),
                environment.config().session().idleTimeout().toMillis(),
                environment.config().session().absoluteTimeout().toMillis(),
                environment.touch().interval(),
                environment.touch().retention());
    }

    private SessionTimes times(long now) {
        Duration idle = environment.config().session().idleTimeout();
        Duration absolute = environment.config().session().absoluteTimeout();
        long absoluteDeadline = absolute.isZero() ? 0 : now + absolute.toMillis();
        long idleDeadline = idle.isZero()
                ? SessionTimes.NEVER
                : now + idle.toMillis() + environment.touch().interval();
        long deadline = absoluteDeadline == 0 ? idleDeadline : Math.min(idleDeadline, absoluteDeadline);
        return new SessionTimes(idle.toMillis(), deadline, absoluteDeadline, now, now);
    }
}
