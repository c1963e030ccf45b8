package dev.holdfast.session;

import dev.holdfast.SessionLoss;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.token.Token;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one request knows of its session: nothing before it is opened, then what the store held, until it is read again or has
 * ended. Guarded by its working session.
 */
final class KnownSession {

    private final Sessions sessions;
    private final RequestTerms terms;
    private final RequestFate fate;
    private final TokenReply reply;
    private final RequestToken token;
    private Patience patience;

    private boolean opened;
    private boolean opening;
    private boolean counted;
    private boolean over;
    private @Nullable SessionLoss loss;
    private @Nullable StoredSession stored;
    private @Nullable StoredSession first;
    private boolean endedBefore;

    private @Nullable Token outdated;
    private @Nullable UnreadableStateException unreadable;

    KnownSession(Sessions sessions, RequestTerms terms, RequestFate fate, TokenReply reply) {
        this.sessions = sessions;
        this.terms = terms;
        this.fate = fate;
        this.reply = reply;
        this.token = new RequestToken(sessions.verifier(), terms);
        this.patience = new Patience(sessions.environment());
    }

    /** It had ended before this began, and its state is still there: nothing is opened, and nothing can be stored. */
    void hasEndedAs(StoredSession ended) {
        endedBefore = true;
        stored = ended;
        first = ended;
        opened = true;
        fate.sessionHasEnded();
    }

    /** How long this request still waits for the store. */
    Patience patience() {
        return patience;
    }

    /** What begins now has the whole time for the store's answers again. */
    void refillPatience() {
        patience = new Patience(sessions.environment());
    }

    /** The session, opened at the first call; empty where nothing is stored. */
    Optional<StoredSession> open() {
        if (!opened && !opening) {
            requireNotOver();
            opening = true; // who is told of a loss within may ask for the session again
            try {
                fate.asking(this::ask);
            } finally {
                opening = false;
            }
            if (stored != null) {
                sessions.toucher().used(stored.ref(), stored.times());
                passOn(stored);
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return Optional.ofNullable(stored);
    }

    /** The token that the client has presented, if one of those that came is ours; costs no store call. */
    Optional<Token> presented() {
        return token.verified(patience).token();
    }

    /** On which terms a task has the session to which this request hands it now. */
    RequestTerms handingOver() {
        if (stored != null && !endedBefore) {
            return terms.handingOver(stored.proof());
        }
        return opened ? terms.handingOverNothing() : terms.handingOverUnopened();
    }

    /** Whether this is a task, which has the session that a request had. */
    boolean isHandedOver() {
        return terms.handedOver();
    }

    /** Why the token that the client presented opens no session; empty where it does, or none came. */
    Optional<SessionLoss> loss() {
        open();
        return Optional.ofNullable(loss);
    }

    /** Whether the token is older than it may get, so that the client is to have another one. */
    boolean renewalIsDue() {
        Duration age = sessions.environment().config().token().renewAfter();
        return stored != null
                && !age.isZero()
                && !terms.passive()
                && !stored.token().isTrusted()
                && !stored.openedByPreviousToken()
                && sessions.environment().clock().in(Duration.ZERO)
                                - stored.token().issued()
                        >= age.toMillis();
    }

    /** From where the request came. */
    Optional<Device> device() {
        return terms.device();
    }

    /** The session as far as it was opened; null where nothing is stored, or nobody has asked yet. */
    @Nullable
    StoredSession stored() {
        return stored;
    }

    /** The session as this request opened or created it, however often it was read again. */
    StoredSession asBegun(StoredSession session) {
        return first != null && first.ref().equals(session.ref()) ? first : session;
    }

    /** Reads the session again, leaving the mark of a lock's holder where there is one. */
    StoredSession reopen(StoredSession known, byte @Nullable [] fence) {
        if (endedBefore) {
            throw SessionMessages.goneMeanwhile(known.ref());
        }
        fate.asking(() -> readAgain(known, fence));
        StoredSession again = Objects.requireNonNull(stored);
        passOn(again);
        return again;
    }

    void created(StoredSession session) {
        stored = session;
        first = session;
        sessions.toucher().used(session.ref(), session.times());
        reply.send(session.token());
    }

    /** Somebody else has ended the session. */
    void ended() {
        stored = null;
        fate.sessionHasEnded();
    }

    /** This request has ended the session: what it stores from now on begins a new one. */
    void endedHere() {
        stored = null;
        reply.clear();
    }

    /** In the name of a token that a sign-in has replaced nothing is done to the session, nor beside it. */
    void requireNotOutdated() {
        if (outdated != null) {
            throw SessionMessages.outdated(outdated.ref());
        }
    }

    /** Nothing is done in the name of that token: what is stored from now on begins a new session. */
    void leaveOutdated() {
        open();
        outdated = null;
    }

    /** Whether only the callbacks of the session's end are left to run. */
    boolean hasEndedBefore() {
        return endedBefore;
    }

    boolean isOver() {
        return over;
    }

    void requireNotOver() {
        if (over) {
            throw SessionMessages.finished();
        }
    }

    /** Counts a request that has not read its session as use of it, where the time of that has to be exact. */
    void countUse() {
        if (!over && isUncounted() && sessions.environment().countsUseAtOnce()) {
            counted = true;
            sessions.toucher().usedNow(this::presented);
        }
    }

    /** The request is over. One that never asked for its session has used it all the same. */
    void over() {
        over = true;
        if (stored != null) {
            stored.leave();
        }
        if (isUncounted()) {
            sessions.toucher().usedUnread(terms.presented());
        }
    }

    /** To open it has counted already; a passive request is none of its uses. */
    private boolean isUncounted() {
        return !opened && !counted && !terms.passive();
    }

    private OpenRequest.Touch touch() {
        return terms.passive()
                ? OpenRequest.Touch.PASSIVE
                : sessions.environment().touch();
    }

    private void ask() {
        try {
            SessionOpener.Opened found = terms.handedOver()
                    ? openHandedOver()
                    : sessions.opener().open(token.verified(patience), touch(), patience);
            stored = found.session();
            outdated = found.outdated();
            loss = found.loss();
        } catch (UnreadableStateException nothingReadable) {
            unreadable = nothingReadable;
        }
        first = stored;
        opened = true;
    }

    /** A task that was given a session works on that one, or on none: not on a blank one in its place. */
    private SessionOpener.Opened openHandedOver() {
        SessionOpener.Opened found = terms.trusted().isPresent()
                ? sessions.opener().reopen(terms.trusted().get(), touch(), null, patience)
                : sessions.opener().openUnproved(token.verified(patience), touch(), patience);
        if (found.session() == null && found.loss() != null) {
            throw SessionMessages.overForTask(found.loss());
        }
        return found;
    }

    private void readAgain(StoredSession known, byte @Nullable [] fence) {
        SessionOpener.Opened found = sessions.opener().reopen(known.proof(), touch(), fence, patience);
        known.leave();
        stored = found.session();
        if (found.outdated() != null) {
            outdated = found.outdated();
            throw SessionMessages.outdated(known.ref());
        }
        if (stored == null) {
            fate.sessionHasEnded();
            throw SessionMessages.goneMeanwhile(known.ref());
        }
    }

    /** A client that came with the token before gets the present one. */
    private void passOn(StoredSession session) {
        if (session.openedByPreviousToken()) {
            reply.send(session.token());
        }
    }
}
