package dev.holdfast.session;

import dev.holdfast.SessionLostException;
import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.token.Secret;
import dev.holdfast.session.token.SigningKey;
import dev.holdfast.session.token.Token;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request's changes on their way into a stored session: tried again for as long as others come first and there is time. */
final class SessionUpdate {

    private final SessionEnvironment environment;
    private final SizeLimits limits;
    private final StoredSession session;
    private final PendingChanges pending;
    private final CommitTerms terms;
    private final Patience patience;
    private final Reconciliation others;
    private CommitId against;
    private CommitId id;
    private boolean sentAgain;
    private int attempts;

    SessionUpdate(
            SessionEnvironment environment,
            SizeLimits limits,
            StoredSession session,
            PendingChanges pending,
            CommitTerms terms,
            Patience patience) {
        this.environment = environment;
        this.limits = limits;
        this.session = session;
        this.pending = pending;
        this.terms = terms;
        this.patience = patience;
        ConflictRules rules =
                new ConflictRules(environment.config().concurrency().conflict(), terms.strict());
        this.others = new Reconciliation(session, pending, rules, environment.observer());
        this.against = session.seen();
        this.id = newId();
    }

    /**
     * Stores them.
     *
     * @return the fields that the sources are to take over from the store, name → stored form; empty where the session has
     *     ended meanwhile and the changes were dropped
     */
    Optional<Map<String, byte @Nullable []>> run() {
        while (!pending.isEmpty() || terms.areChanges()) {
            Changes changes = pending.changes();
            CommitAnswer answer = send(changes);
            if (answer instanceof CommitAnswer.Done done) {
                landed(changes, done);
                return Optional.of(others.refreshed());
            } else if (answer instanceof CommitAnswer.Ended) {
                session.gone();
                tell(Occurrence.COMMIT_AFTER_END, "");
                return Optional.empty();
            }
            prepareNext(answer);
        }
        others.tell(); // what the others have stored is all that was to be stored
        return Optional.of(others.refreshed());
    }

    private void landed(Changes changes, CommitAnswer.Done done) {
        if (others.hasRewritten()) {
            limits.warn(session.ref(), session.fields(), changes);
        }
        session.took(changes, id, done.before());
        renewed(done);
        others.tell();
        tell(Occurrence.SESSION_COMMITTED, attempts == 1 ? "" : "attempts: " + attempts);
    }

    private void renewed(CommitAnswer.Done done) {
        Secret fresh = terms.newSecret();
        if (fresh != null) {
            SigningKey key = patience.waiting(environment.tokens()::signingKey);
            session.provedBy(new Token(key, session.ref(), done.generation(), done.now(), fresh));
            tell(Occurrence.SESSION_RENEWED, "");
        }
    }

    private CommitAnswer send(Changes changes) {
        attempts++;
        int generation = session.token().generation();
        Secret secret = terms.newSecret();
        return patience.commit(new CommitRequest(
                session.ref(),
                id,
                patience.notAfter(),
                changes,
                new CommitRequest.Continuation(
                        against,
                        generation,
                        terms.fence(),
                        secret == null ? null : secret.hash(),
                        terms.idleTimeout(),
                        terms.idleTimeout() == CommitRequest.Continuation.UNCHANGED
                                ? OpenRequest.Touch.PASSIVE
                                : environment.touch(),
                        others.guarded())));
    }

    private void prepareNext(CommitAnswer answer) {
        if (answer instanceof CommitAnswer.Conflict conflict) {
            meet(conflict.theirs(), conflict.newest());
        } else if (answer instanceof CommitAnswer.Behind behind) {
            requireNotLanded(behind);
            catchUp();
        } else if (answer instanceof CommitAnswer.Renewed) {
            throw SessionMessages.outdated(session.ref());
        } else if (answer instanceof CommitAnswer.Fenced) {
            throw SessionMessages.lockLost(session.ref());
        } else if (answer instanceof CommitAnswer.Late late) {
            sentAgain |= late.sentAgain();
        } else {
            throw lost();
        }
    }

    /** Done once more, an addition that has landed would be there twice; left, one that has not would be lost. */
    private void requireNotLanded(CommitAnswer.Behind behind) {
        if (sentAgain || behind.sentAgain()) {
            throw SessionMessages.fateUnknown(session.ref());
        }
    }

    /**
     * The log no longer tells what is new: reads all, and compares. What this request knew of the other fields stays as it
     * was, and so does its label: the live objects know no more, so a later change of theirs must be held against that.
     */
    private void catchUp() {
        OpenRequest all = new OpenRequest(
                session.ref(), null, null, OpenRequest.Touch.PASSIVE, 0, null, OpenRequest.Reading.FIELDS);
        OpenAnswer answer = patience.ask(store -> store.open(all));
        environment.clock().hear(answer.now());
        if (answer instanceof OpenAnswer.Live live && live.content() instanceof OpenAnswer.Content.Full full) {
            Map<String, byte @Nullable []> theirs = new HashMap<>();
            pending.changes()
                    .names()
                    .forEach(name -> theirs.put(name, full.fields().get(name)));
            others.guarded().forEach(name -> theirs.put(name, full.fields().get(name)));
            meet(theirs, live.newest());
        } else if (!(answer instanceof OpenAnswer.Ended)) { // of which the next attempt is told
            throw lost();
        }
    }

    private SessionLostException lost() {
        session.gone();
        return SessionMessages.lost(session.ref());
    }

    private void meet(Map<String, byte @Nullable []> theirs, CommitId newest) {
        patience.waiting(() -> {
            others.meet(theirs);
            return newest;
        });
        against = newest;
        id = newId();
        sentAgain = false;
        if (others.hasRewritten()) {
            limits.require(session.ref(), session.fields(), pending.changes());
        }
    }

    /** The same changes sent again keep their id, by which the store knows whether they have landed. */
    private CommitId newId() {
        return CommitId.random(environment.random());
    }

    private void tell(Occurrence what, String detail) {
        environment.observer().happened(what, session.ref(), detail);
    }
}
