package dev.holdfast.session;

import dev.holdfast.event.SessionRenewed;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.RenewRequest;
import dev.holdfast.session.token.Token;
import java.time.Duration;

/** Replaces the secret of a session by the one that every node derives from it, so that parallel renewals agree. */
final class SessionRenewer {

    private final SessionEnvironment environment;

    SessionRenewer(SessionEnvironment environment) {
        this.environment = environment;
    }

    /** What came of a renewal. */
    enum Renewed {
        /** The session's token is a new one. */
        DONE,
        /** Another request has replaced the secret meanwhile, and tells the client. */
        ELSEWHERE,
        /** The session has ended meanwhile. */
        ENDED
    }

    /** Only where no former secret is still good: requests that are under way with the one before must not be signed out. */
    Renewed renew(StoredSession session, Patience patience) {
        Token current = session.token();
        Token next = current.next(environment.clock().in(Duration.ZERO));
        RenewRequest request = new RenewRequest(
                session.ref(), current.credential(), next.secret().hash());
        RenewAnswer answer = patience.ask(store -> store.renew(request));
        environment.clock().hear(answer.now());
        if (answer instanceof RenewAnswer.Done) {
            session.renewed(next);
            environment.observer().happened(Occurrence.SESSION_RENEWED, session.ref(), "");
            environment.events().happened(new SessionRenewed(session.ref().toString()));
            return Renewed.DONE;
        } else if (answer instanceof RenewAnswer.Moved) {
            return Renewed.ELSEWHERE;
        }
        session.gone();
        if (answer instanceof RenewAnswer.Ended) {
            environment.observer().happened(Occurrence.COMMIT_AFTER_END, session.ref(), "renewal");
            return Renewed.ENDED;
        }
        throw SessionMessages.lost(session.ref());
    }
}
