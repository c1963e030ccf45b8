package dev.holdfast.redis;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.redis.Holds.Owner;
import dev.holdfast.session.store.SessionLocks;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisResponseTimeoutException;
import org.redisson.client.RedisTimeoutException;

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

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(1);

    @Override
    public boolean acquire(SessionRef ref, long number, Duration wait, Duration lease) {
        Owner owner = new Owner(keys.lock(ref), number);
        Duration longest = bounded(lease, SHORTEST_LEASE);
        if (take(owner, Duration.ZERO, longest)) {
            return true;
        }
        Duration patience = bounded(wait, Duration.ZERO);
        return !patience.isZero() && take(owner, patience, longest);
    }

    @Override
    public boolean release(SessionRef ref, long number) {
        Owner owner = new Owner(keys.lock(ref), number);
        try {
            return connection.call(
                    "the release of a session's lock",
                    limit,
                    (client, deadline) -> released(lock(client, owner), number, deadline));
        } finally {
            holds.released(owner);
        }
    }

    private boolean take(Owner owner, Duration wait, Duration lease) {
        try {
            return wait.isZero()
                    ? connection.call(
                            "the request for a session's lock",
                            limit,
                            (client, deadline) -> taken(client, owner, wait, lease, deadline))
                    : connection.patientCall(
                            "the wait for a session's lock",
                            wait,
                            limit,
                            (client, deadline) -> waited(client, owner, wait, lease, deadline));
        } catch (StoreUnavailableException unknown) {
            giveUp(owner);
            throw unknown;
        }
    }

    /** Where listening for the release came too late, Redis is asked once more: the wait may have been too short for it. */
    private boolean waited(RedissonClient client, Owner owner, Duration wait, Duration lease, long deadline)
            throws InterruptedException, TimeoutException, ExecutionException {
        try {
            return taken(client, owner, wait, lease, deadline);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RedisTimeoutException
                    && !(failed.getCause() instanceof RedisResponseTimeoutException)) {
                return taken(client, owner, Duration.ZERO, lease, deadline);
            }
            throw failed;
        }
    }

    private boolean taken(RedissonClient client, Owner owner, Duration wait, Duration lease, long deadline)
            throws InterruptedException, TimeoutException, ExecutionException {
        RLock lock = lock(client, owner);
        // When cancelled, Redisson lets go of a lock that it gets after all.
        boolean taken = RedisConnection.get(
                lock.tryLockAsync(wait.toMillis(), lease.toMillis(), TimeUnit.MILLISECONDS, owner.number()), deadline);
        if (taken) {
            holds.taken(owner, lock, lease);
        }
        return taken;
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

    /** An attempt that was not answered may still come to take the lock; not where the owner held it before. */
    private void giveUp(Owner owner) {
        if (!holds.isHeld(owner)) {
            connection.post(client -> lock(client, owner).unlockAsync(owner.number()));
        }
    }

    private RLock lock(RedissonClient client, Owner owner) {
        return holds.lock(owner, () -> client.getLock(owner.key()));
    }

    private static Duration bounded(Duration duration, Duration least) {
        Duration most = duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
        return most.compareTo(least) < 0 ? least : most;
    }
}
