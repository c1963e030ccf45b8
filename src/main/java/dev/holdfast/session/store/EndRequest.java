package dev.holdfast.session.store;

/**
 * A wish to end a session.
 *
 * @param ref which one
 * @param reason why
 * @param node who asks
 * @param claim a random name, 16 or more characters of base64url, under which this caller runs the callbacks of the end
 * @param lease for how long the state is kept for those callbacks, in milliseconds; 0: nobody listens, purge at once
 * @param retention how long the tombstone is kept, in milliseconds
 * @param force whether to leave a tombstone even where no session is, so that a creation under way is refused
 */
public record EndRequest(
        SessionRef ref, EndReason reason, String node, String claim, long lease, long retention, boolean force) {}
