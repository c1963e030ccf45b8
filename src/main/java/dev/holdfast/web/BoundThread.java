package dev.holdfast.web;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import java.util.Optional;

/** The time in which the current thread works for one request; what it worked for before is put back at its end. */
final class BoundThread implements AutoCloseable {

    private final Optional<WorkingSession> before;

    private BoundThread(Optional<WorkingSession> before) {
        this.before = before;
    }

    static BoundThread to(WorkingSession session) {
        BoundThread bound = new BoundThread(CurrentSession.get());
        CurrentSession.bind(session);
        return bound;
    }

    @Override
    public void close() {
        before.ifPresentOrElse(CurrentSession::bind, CurrentSession::unbind);
    }
}
