package dev.holdfast.web;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import java.util.Optional;

/**
 * The time in which the current thread works for one request.
 *
 * @param before what the thread worked for until then, and will again
 */
record BoundThread(Optional<WorkingSession> before) {

    static BoundThread to(WorkingSession session) {
        BoundThread bound = new BoundThread(CurrentSession.get());
        CurrentSession.bind(session);
        return bound;
    }

    void restore() {
        before.ifPresentOrElse(CurrentSession::bind, CurrentSession::unbind);
    }
}
