package dev.holdfast;

/**
 * Makes a session the current one of a thread that serves no request of it, as batch jobs, timers and unit tests are; injectable,
 * as {@link jakarta.enterprise.context.control.RequestContextController} is. Between activation and deactivation beans of the
 * scope and {@link DistributedSession} work as in a request; what changed is stored at deactivation. No client is told of
 * anything: what the session's clients present stays good, and a new session has no client.
 *
 * <p>An instance belongs to the thread that activates by it.
 */
public interface SessionContextController {

    /**
     * Activates a session that is known by its public name, by the caller's own right: nothing proves it. Does not count as use.
     *
     * @param ref its public name; anything at all may stand in it
     * @return whether that session lives; else nothing is active, and there is nothing to deactivate
     * @throws StoreUnavailableException if the store did not answer
     * @throws IllegalStateException if a session is active on this thread already
     */
    boolean activate(String ref);

    /**
     * Activates a session that does not exist yet; it begins when something is stored in it.
     *
     * @throws IllegalStateException if a session is active on this thread already
     */
    void activateNew();

    /**
     * Stores what changed, and lets go of the session.
     *
     * @throws StoreUnavailableException if the store did not answer
     * @throws SessionLostException if the session was gone
     * @throws SessionConflictException if somebody has changed the same meanwhile and that may not be settled
     * @throws jakarta.enterprise.context.ContextNotActiveException if this instance has not activated one
     */
    void deactivate();
}
