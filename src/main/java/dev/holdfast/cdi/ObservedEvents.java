package dev.holdfast.cdi;

import dev.holdfast.LossReason;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.event.SessionEnded;
import dev.holdfast.event.SessionEvent;
import dev.holdfast.event.SessionScope;
import dev.holdfast.event.SessionStarted;
import dev.holdfast.session.SessionEvents;
import dev.holdfast.session.store.SessionRef;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.time.Instant;

/** Tells the application's observers what happens to sessions, and CDI's own events of the scope. Thread-safe. */
public final class ObservedEvents implements SessionEvents {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.sessions");

    private static final Annotation INITIALIZED = Initialized.Literal.of(SessionScopedDistributed.class);
    private static final Annotation BEFORE_DESTROYED = BeforeDestroyed.Literal.of(SessionScopedDistributed.class);
    private static final Annotation DESTROYED = Destroyed.Literal.of(SessionScopedDistributed.class);

    private final BeanManager manager;
    private final boolean endsAreHeard;

    /**
     * Looks who observes ends; to be made once the deployment is complete.
     *
     * @param manager of the deployment
     */
    public ObservedEvents(BeanManager manager) {
        this.manager = manager;
        SessionScope scope = new SessionScope("");
        this.endsAreHeard = isObserved(new SessionEnded("", "", LossReason.ENDED, Instant.EPOCH))
                || isObserved(scope, BEFORE_DESTROYED)
                || isObserved(scope, DESTROYED);
    }

    @Override
    public void happened(SessionEvent event) {
        fire(event);
        if (event instanceof SessionStarted started) {
            fire(new SessionScope(started.ref()), INITIALIZED);
        } else if (event instanceof SessionEnded ended) {
            fire(new SessionScope(ended.ref()), DESTROYED);
        }
    }

    @Override
    public void ends(SessionRef ref) {
        fire(new SessionScope(ref.toString()), BEFORE_DESTROYED);
    }

    @Override
    public boolean endsAreHeard() {
        return endsAreHeard;
    }

    private boolean isObserved(Object event, Annotation... qualifiers) {
        return !manager.resolveObserverMethods(event, qualifiers).isEmpty();
    }

    /** What observers throw is theirs: what they were told of has happened. */
    private void fire(Object event, Annotation... qualifiers) {
        try {
            manager.getEvent().select(qualifiers).fire(event);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, CdiMessages.observerFailed(event), failed);
        }
    }
}
