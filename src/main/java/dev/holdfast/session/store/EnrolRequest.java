package dev.holdfast.session.store;

import java.util.Set;

/**
 * A wish to enter a session into a user's index.
 *
 * @param user whose
 * @param ref of which session; where it is entered already it becomes the newest
 * @param began when the request that signs in began, in milliseconds of the store's clock: what was barred at or after that refuses it
 * @param limit how many entries there may be, this one included; 0: no limit
 * @param onLimit what is to be done where there would be more
 * @param over entries of sessions that are over, as a look has shown: they are removed first
 * @param retention how long after now the session may live at the most, in milliseconds: until then the index is kept
 */
public record EnrolRequest(
        UserId user, SessionRef ref, long began, int limit, OnLimit onLimit, Set<SessionRef> over, long retention) {

    /** What is to be done where there would be more entries than the limit allows. */
    public enum OnLimit {
        /** Nothing is entered: the caller is told who is there, to look at them. */
        TELL,
        /** It is entered all the same: the caller is told which ones, the oldest, are over the limit. */
        ENTER
    }

    /** Copies the set. */
    public EnrolRequest {
        over = Set.copyOf(over);
    }
}
