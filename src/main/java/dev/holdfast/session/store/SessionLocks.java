package dev.holdfast.session.store;

import java.time.Duration;

/**
 * One lock for each session, held by one owner at a time over all nodes. A lock that is not let go of within its lease, as one
 * of a node that died, is free again by itself. Holding one protects nothing by itself: a holder that was paused for longer
 * than its lease does not know; the mark that the next holder writes when it opens the session ({@link OpenRequest#fence}) is
 * what keeps its late commit out. Safe for use by any number of threads.
 */
public interface SessionLocks {

    /**
     * Waits for the lock. An owner that holds it already gets it once more, and has to release it as often.
     *
     * @param ref of which session
     * @param owner who asks: a random number, positive, the same on whatever thread the owner works
     * @param wait how long to wait at the most; zero: not at all
     * @param lease after which it is free again
     * @return whether the owner holds it now
     * @throws dev.holdfast.StoreUnavailableException if the store did not answer; the lock is not held then, or runs out
     */
    boolean acquire(SessionRef ref, long owner, Duration wait, Duration lease);

    /**
     * Lets go of the lock.
     *
     * @param ref of which session
     * @param owner who held it
     * @return whether it was still held by this owner
     * @throws dev.holdfast.StoreUnavailableException if the store did not answer; the lock runs out by itself
     */
    boolean release(SessionRef ref, long owner);
}
