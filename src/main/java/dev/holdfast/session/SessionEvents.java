package dev.holdfast.session;

import dev.holdfast.event.SessionEvent;
import dev.holdfast.session.store.SessionRef;

/** Whoever tells the application what happens to sessions. Called by many threads, once what is told of is stored; must not throw. */
public interface SessionEvents {

    /** Tells nobody. */
    SessionEvents NONE = new SessionEvents() {
        @Override
        public void happened(SessionEvent event) {}

        @Override
        public void ends(SessionRef ref) {}

        @Override
        public boolean endsAreHeard() {
            return false;
        }
    };

    /**
     * Something happened.
     *
     * @param event what
     */
    void happened(SessionEvent event);

    /**
     * A session has ended, and the callbacks of its end are about to run, with its state in place.
     *
     * @param ref which session
     */
    void ends(SessionRef ref);

    /**
     * Whether anybody wants to hear of ends, so that each has to be told, if not here then by another node.
     *
     * @return the same answer from the deployment on
     */
    boolean endsAreHeard();
}
