package dev.holdfast.concurrent;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.HandedOver;
import dev.holdfast.session.WorkingSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a thread has of a session, for tasks on other ones. Good for any number of tasks, at the same time too.
 *
 * <p>A task is over on the thread that says so, whichever {@link TaskTime} it says it by: of a task that runs periodically the
 * reference implementation of Jakarta Concurrency (3.0.2, in Payara and WildFly) ends a run by what it was given for the next one,
 * where that has begun meanwhile.
 */
final class CarriedSession {

    /** No session is active while the task runs. */
    static final CarriedSession NONE = new CarriedSession(null);

    private final @Nullable HandedOver session;

    /** What its thread had before, by the session of each task that is under way. */
    private final Map<WorkingSession, Optional<WorkingSession>> underWay = new ConcurrentHashMap<>();

    private CarriedSession(@Nullable HandedOver session) {
        this.session = session;
    }

    /** That of the calling thread; what it has changed so far is stored, and that may fail. Without one tasks have none either. */
    static CarriedSession ofThisThread() {
        return CurrentSession.get()
                .map(current -> new CarriedSession(current.handOver()))
                .orElse(NONE);
    }

    /** A task begins on this thread. On the one that still serves the request itself it is a part of that. */
    TaskTime begin() {
        Optional<WorkingSession> before = CurrentSession.get();
        HandedOver carried = session;
        if (carried == null) {
            CurrentSession.unbind();
            return () -> restore(before);
        }
        return before.filter(carried::isFrom).isPresent() ? TaskTime.OF_THE_REQUEST : begin(carried, before);
    }

    private TaskTime begin(HandedOver carried, Optional<WorkingSession> before) {
        WorkingSession begun = carried.begin();
        underWay.put(begun, before);
        CurrentSession.bind(begun);
        return () ->
                end(carried, CurrentSession.get().filter(underWay::containsKey).orElse(begun));
    }

    private void end(HandedOver carried, WorkingSession task) {
        Optional<WorkingSession> before = underWay.remove(task);
        if (before != null) {
            try {
                carried.end(task);
            } catch (RuntimeException notStored) {
                ConcurrentLog.notStored(notStored);
            } finally {
                restore(before);
            }
        }
    }

    private static void restore(Optional<WorkingSession> before) {
        before.ifPresentOrElse(CurrentSession::bind, CurrentSession::unbind);
    }
}
