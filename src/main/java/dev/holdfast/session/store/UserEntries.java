package dev.holdfast.session.store;

import java.util.List;

/**
 * A user's entries.
 *
 * @param now the store's time, in milliseconds since 1970
 * @param refs of the sessions, oldest sign-in first
 * @param settled how many of these, from the first on, were entered longer ago than {@link #UNDER_WAY}: to the others their user may
 *     still be about to sign in
 */
public record UserEntries(long now, List<SessionRef> refs, int settled) {

    /** How long a sign-in may take from its entry to its session's commit, in milliseconds: longer than the longest time-out. */
    public static final long UNDER_WAY = 120_000;

    /** Copies the list. */
    public UserEntries {
        refs = List.copyOf(refs);
    }
}
