package dev.holdfast.concurrent;

import dev.holdfast.DistributedSession;
import java.util.Map;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

/**
 * Carries the session to the threads of MicroProfile Context Propagation 1.3. Found by the server through {@code META-INF/services};
 * never loaded where there is no such API. Thread-safe.
 */
public final class PropagatedSession implements ThreadContextProvider {

    /** Made by the server, as often as it likes. */
    public PropagatedSession() {}

    /**
     * {@inheritDoc}
     *
     * @throws dev.holdfast.StoreUnavailableException if what the request has changed so far cannot be stored
     */
    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        return snapshot(CarriedSession.ofThisThread());
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return snapshot(CarriedSession.NONE);
    }

    @Override
    public String getThreadContextType() {
        return DistributedSession.THREAD_CONTEXT;
    }

    private static ThreadContextSnapshot snapshot(CarriedSession carried) {
        return () -> carried.begin()::end;
    }
}
