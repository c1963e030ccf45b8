package dev.holdfast.concurrent;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.HandedOver;
import dev.holdfast.session.WorkingSession;
import java.util.Optional;

/**
 * What a thread has of a session, for tasks on other ones. Immutable, and good for any number of tasks.
 *
 * @param session empty where the thread has none, so that tasks have none either, whatever thread they run on
 */
record CarriedSession(Optional<HandedOver> session) {

    /** No session is active while the task runs. */
    static final CarriedSession NONE = new CarriedSession(Optional.empty());

    /** That of the calling thread; what it has changed so far is stored, and that may fail. */
    static CarriedSession ofThisThread() {
        return CurrentSession.get()
                .map(current -> new CarriedSession(Optional.of(current.handOver())))
                .orElse(NONE);
    }

    /** A task begins on this thread. On the one that still serves the request itself it is a part of that. */
    TaskTime begin() {
        Optional<WorkingSession> before = CurrentSession.get();
        if (session.isPresent() && before.filter(session.get()::isFrom).isPresent()) {
            return TaskTime.OF_THE_REQUEST;
        }
        Optional<WorkingSession> own = session.map(HandedOver::begin);
        own.ifPresentOrElse(CurrentSession::bind, CurrentSession::unbind);
        return () -> end(own, before);
    }

    private void end(Optional<WorkingSession> own, Optional<WorkingSession> before) {
        try {
            own.ifPresent(task -> session.orElseThrow().end(task));
        } catch (RuntimeException notStored) {
            ConcurrentLog.notStored(notStored);
        } finally {
            before.ifPresentOrElse(CurrentSession::bind, CurrentSession::unbind);
        }
    }
}
