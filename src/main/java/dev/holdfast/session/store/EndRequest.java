package dev.holdfast.session.store;

import dev.holdfast.LossReason;

/**
 * A wish to end a session.
 *
 * @param ref which one
 * @param reason why
 * @param node who asks
 * @param claim a random name, 16 or more characters of base64url, under which this caller runs the callbacks of the end
 * @param lease for how long the state is kept for those callbacks, in milliseconds; 0: nobody listens, purge at once
 * @param retention how long the tombstone is kept, in milliseconds
 * @param generation of the token in whose name; {@link #BY_RIGHT}: by the caller's own right
 * @param force whether to leave a tombstone even where no session is, so that a creation under way is refused
 */
public record EndRequest(
        SessionRef ref,
        LossReason reason,
        String node,
        String claim,
        long lease,
        long retention,
        int generation,
        boolean force) {

    /** No token is asked for: as of an administrator, or of the session's own deadline. */
    public static final int BY_RIGHT = 0;
}
