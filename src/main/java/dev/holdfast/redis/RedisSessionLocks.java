package dev.holdfast.redis;

import dev.holdfast.redis.Holds.Owner;
import dev.holdfast.session.store.SessionLocks;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.redisson.api.RLock;

/**
 * The locks of sessions in Redis, by Redisson's lock. Redis is asked once without waiting; only an owner that has to wait
 * listens for the release. A failed call is not repeated: an attempt that did reach Redis would count as a second hold.
 *
 * @param limit how long Redis may take to answer, waits not counted
 * @param holds the locks held on this node
 */
record RedisSessionLocks(RedisConnection connection, RedisKeys keys, Duration limit, Holds holds)
        implements SessionLocks {

    /** As good as for ever, and far from any overflow. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Redisson counts in milliseconds. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Takes no longer than the wait and once the limit: the time that the first question takes is part of the wait. */
    @Override
    public boolean acquire(SessionRef ref, long number, Duration wait, Duration lease) {
        long waitsUntil = System.nanoTime() + bounded(wait, Duration.ZERO).toNanos();
        Owner owner = new Owner(keys.lock(ref), number);
        Duration longest = bounded(lease, SHORTEST);
        boolean free = connection.call("the request for a session's lock", limit, (client, deadline) -> new LockAttempt(
                        client, owner, longest, holds)
                .atOnce(deadline));
        return free || freeWithin(Duration.ofNanos(waitsUntil - System.nanoTime()), owner, longest);
    }

    @Override
    public boolean release(SessionRef ref, long number) {
        Owner owner = new Owner(keys.lock(ref), number);
        try {
            return connection.call(
                    "the release of a session's lock",
                    limit,
                    (client, deadline) ->
                            released(holds.lock(owner, () -> client.getLock(owner.key())), number, deadline));
        } finally {
            holds.released(owner);
        }
    }

    private boolean freeWithin(Duration wait, Owner owner, Duration lease) {
        return wait.compareTo(SHORTEST) >= 0
                && connection.patientCall(
                        "the wait for a session's lock", wait, limit, (client, deadline) -> new LockAttempt(
                                        client, owner, lease, holds)
                                .within(wait, deadline));
    }

    private static boolean released(RLock lock, long number, long deadline)
            throws InterruptedException, TimeoutException, ExecutionException {
        try {
            RedisConnection.get(lock.unlockAsync(number), deadline);
            return true;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IllegalMonitorStateException) {
                return false;
            }
            throw failed;
        }
    }

    private static Duration bounded(Duration duration, Duration least) {
        Duration most = duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
        return most.compareTo(least) < 0 ? least : most;
    }
}
