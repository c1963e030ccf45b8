package dev.holdfast.config;

import dev.holdfast.ConflictPolicy;
import java.time.Duration;

/**
 * What happens when requests of one session meet: {@code holdfast.conflict}, {@code holdfast.retry.*} and
 * {@code holdfast.lock.*}.
 *
 * @param conflict {@code conflict}: what happens where two have changed the same field and no annotation tells
 * @param retryWithin {@code retry.within}: for how long a method with {@code @RetryOnConflict} is run again
 * @param lockWait {@code lock.wait}: how long a method with {@code @SessionLocked} waits for the lock
 * @param lockLease {@code lock.lease}: how long it may hold the lock
 * @param lockTimeoutStatus {@code lock.timeout-status}: what the client gets when the wait was in vain; 409 or 503
 */
public record ConcurrencyConfig(
        ConflictPolicy conflict, Duration retryWithin, Duration lockWait, Duration lockLease, int lockTimeoutStatus) {}
