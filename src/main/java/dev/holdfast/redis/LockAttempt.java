package dev.holdfast.redis;

import dev.holdfast.redis.Holds.Owner;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisResponseTimeoutException;
import org.redisson.client.RedisTimeoutException;

/**
 * One owner's attempt to take a session's lock. One that was sent and not answered is given up: it may still take the lock.
 *
 * @param client the client that is connected
 * @param holds where a lock that was taken is noted
 */
record LockAttempt(RedissonClient client, Owner owner, Duration lease, Holds holds) {

    private static final System.Logger LOG = System.getLogger(LockAttempt.class.getName());

    /** Whether the owner holds the lock now, without waiting for another one's release. */
    boolean atOnce(long deadline) throws InterruptedException, TimeoutException, ExecutionException {
        return taken(Duration.ZERO, deadline);
    }

    /** Where listening for the release came too late, Redis is asked once more: the wait may have been too short for it. */
    boolean within(Duration wait, long deadline) throws InterruptedException, TimeoutException, ExecutionException {
        try {
            return taken(wait, deadline);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RedisTimeoutException && !mayStillRun(failed)) {
                return taken(Duration.ZERO, deadline);
            }
            throw failed;
        }
    }

    private boolean taken(Duration wait, long deadline)
            throws InterruptedException, TimeoutException, ExecutionException {
        RLock lock = holds.lock(owner, () -> client.getLock(owner.key()));
        boolean taken = answer(
                lock,
                lock.tryLockAsync(wait.toMillis(), lease.toMillis(), TimeUnit.MILLISECONDS, owner.number()),
                deadline);
        if (taken) {
            holds.taken(owner, lock, lease);
        }
        return taken;
    }

    private boolean answer(RLock lock, Future<Boolean> sent, long deadline)
            throws InterruptedException, TimeoutException, ExecutionException {
        try {
            return RedisConnection.get(sent, deadline);
        } catch (InterruptedException | TimeoutException unknown) {
            giveUp(lock);
            throw unknown;
        } catch (ExecutionException failed) {
            if (mayStillRun(failed)) {
                giveUp(lock);
            }
            throw failed;
        }
    }

    /** Without waiting for the answer; not where the owner held the lock before, which would let go of that hold. */
    private void giveUp(RLock lock) {
        if (holds.isHeld(owner)) {
            return;
        }
        try {
            lock.unlockAsync(owner.number());
        } catch (RuntimeException unreachable) {
            LOG.log(System.Logger.Level.DEBUG, "The lock runs out by itself, if it was taken", unreachable);
        }
    }

    /** Redisson throws this one for what it did send, others of its kind for what it could not. */
    private static boolean mayStillRun(ExecutionException failed) {
        return failed.getCause() instanceof RedisResponseTimeoutException;
    }
}
