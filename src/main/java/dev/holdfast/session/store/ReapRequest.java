package dev.holdfast.session.store;

import java.util.List;

/**
 * A wish to end those of these sessions that are overdue, and to take over ends that nobody finished.
 *
 * @param tag the tag of all these refs
 * @param refs as {@link SessionStore#due} named them; at most a thousand
 * @param node who asks
 * @param claim a random name, 16 or more characters of base64url, under which this caller runs the callbacks of the ends
 * @param lease for how long the state is kept for those callbacks, in milliseconds; 0: nobody listens, purge at once
 * @param retention how long the tombstones are kept, in milliseconds
 */
public record ReapRequest(int tag, List<SessionRef> refs, String node, String claim, long lease, long retention) {

    /** Copies the list. */
    public ReapRequest {
        refs = List.copyOf(refs);
    }
}
