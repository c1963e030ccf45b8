package dev.holdfast.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.SessionDriver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Locks that nobody needs any more take no memory. */
class MemorySessionLocksTest {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final MovableClock clock = new MovableClock();
    private final MemorySessionLocks locks = new MemorySessionLocks(clock);

    @Test
    void a_released_lock_is_forgotten() {
        for (int i = 0; i < 100; i++) {
            SessionRef ref = ref();
            locks.acquire(ref, 1, Duration.ZERO, LEASE);
            locks.acquire(ref, 2, Duration.ZERO, LEASE);
            locks.release(ref, 1);
        }
        assertThat(locks.size()).isZero();
    }

    @Test
    void locks_whose_owners_are_gone_are_forgotten_after_their_lease() {
        for (int i = 0; i < 100; i++) {
            locks.acquire(ref(), 1, Duration.ZERO, LEASE);
        }
        assertThat(locks.size()).isEqualTo(100);
        clock.advance(LEASE);
        locks.acquire(ref(), 1, Duration.ZERO, LEASE);
        assertThat(locks.size()).isEqualTo(1);
    }

    @Test
    void waits_and_leases_of_any_length_are_taken() {
        SessionRef ref = ref();
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        assertThat(locks.acquire(ref, 1, longest, longest)).isTrue();
        assertThat(locks.acquire(ref, 2, Duration.ofSeconds(-1), longest)).isFalse();
    }

    private SessionRef ref() {
        return new SessionDriver(new MemorySessionStore(clock)).ref;
    }
}
