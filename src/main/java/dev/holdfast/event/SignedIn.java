package dev.holdfast.event;

import java.util.Set;

/**
 * Somebody signed in to a session, for the first time or again.
 *
 * @param ref the session's public name
 * @param caller who
 * @param groups of the caller
 */
public record SignedIn(String ref, String caller, Set<String> groups) implements SessionEvent {

    /** Copies the set. */
    public SignedIn {
        groups = Set.copyOf(groups);
    }
}
