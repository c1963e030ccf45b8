package dev.holdfast.session;

import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.token.Secret;
import java.lang.System.Logger.Level;

/** How one request replaces the secret that proves its session. Guarded by its working session. */
final class RequestSecrets {

    private static final System.Logger LOG = System.getLogger(RequestSecrets.class.getName());

    private final Sessions sessions;
    private final KnownSession known;
    private final TokenReply reply;
    private final RequestCommits commits;
    private boolean asked;

    RequestSecrets(Sessions sessions, KnownSession known, TokenReply reply, RequestCommits commits) {
        this.sessions = sessions;
        this.known = known;
        this.reply = reply;
        this.commits = commits;
    }

    /** By one that follows from the former, which stays good for a while. */
    void renew(StoredSession session) {
        requireTellable(session);
        switch (sessions.renewer().renew(session, known.patience())) {
            case DONE -> reply.send(session.token());
            case ELSEWHERE -> {} // whoever did it tells the client
            case ENDED -> known.ended();
        }
    }

    /** By a fresh one, with what has changed; the former is worthless at once. */
    void change(StoredSession session) {
        requireTellable(session);
        commits.changeSecret(session, Secret.random(sessions.environment().random()));
        if (known.stored() == session) {
            reply.send(session.token());
        }
    }

    /** Where the token is older than it may get. Never fails: the next request may have better luck. */
    void renewIfDue() {
        StoredSession session = known.stored();
        if (session != null && !reply.isTooLate() && !asked && known.renewalIsDue()) {
            asked = true;
            try {
                if (sessions.renewer().renew(session, known.patience()) == SessionRenewer.Renewed.DONE) {
                    reply.send(session.token());
                }
            } catch (StoreUnavailableException | SessionLostException later) {
                LOG.log(Level.DEBUG, SignInMessages.renewalFailed(session.ref()), later);
            }
        }
    }

    private void requireTellable(StoredSession session) {
        if (reply.isTooLate()) {
            throw SessionMessages.renewalAfterFirstByte(session.ref());
        }
    }
}
