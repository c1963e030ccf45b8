package dev.holdfast.concurrent;

import dev.holdfast.DistributedSession;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;

/**
 * Carries the session to managed threads, as Jakarta Concurrency 3.0 (3.3.4) has it for providers beside the server's own. Found by
 * the server through {@code META-INF/services}. Thread-safe.
 */
public final class ManagedSession implements ThreadContextProvider {

    /** Made by the server, as often as it likes. */
    public ManagedSession() {}

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
