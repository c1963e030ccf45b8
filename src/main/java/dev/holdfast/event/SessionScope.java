package dev.holdfast.event;

/**
 * A session whose scope begins or ends: the payload of CDI's events {@code @Initialized}, {@code @BeforeDestroyed} and {@code @Destroyed}
 * with {@link dev.holdfast.SessionScopedDistributed}. Before the destruction the state is still in place; after it
 * {@link SessionEnded} tells more.
 *
 * @param ref the session's public name
 */
public record SessionScope(String ref) {}
