package dev.holdfast.session.store;

import java.util.List;

/**
 * A user's entries.
 *
 * @param now the store's time, in milliseconds since 1970
 * @param refs of the sessions, oldest sign-in first
 */
public record UserEntries(long now, List<SessionRef> refs) {

    /** Copies the list. */
    public UserEntries {
        refs = List.copyOf(refs);
    }
}
