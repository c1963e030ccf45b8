package dev.holdfast.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.EnrolRequest;
import dev.holdfast.session.store.EnrolRequest.OnLimit;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserId;
import dev.holdfast.testkit.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the index keeps, and lets go of. */
class MemoryUserIndexTest {

    private static final Duration RETENTION = Duration.ofHours(1);
    private static final SessionRef REF = SessionRef.random(new SecureRandom());

    private final MovableClock clock = new MovableClock();
    private final MemoryUserIndex index = new MemoryUserIndex(clock);

    @Test
    void users_whose_time_is_over_are_let_go_of_without_being_asked_for() {
        for (int i = 0; i < 1_000; i++) {
            enter(UserId.of("user-" + i), RETENTION.plusMinutes(i % 7));
            index.bar(UserId.of("barred-" + i), RETENTION.toMillis());
        }
        assertThat(index.size()).isEqualTo(2_000);
        clock.advance(RETENTION.plusMinutes(6));
        index.of(UserId.of("ada"));
        assertThat(index.size()).isZero();
    }

    @Test
    void a_user_who_signs_in_again_is_kept_until_the_new_end_and_no_longer() {
        UserId ada = UserId.of("ada");
        enter(ada, RETENTION);
        clock.advance(RETENTION.dividedBy(2));
        enter(ada, RETENTION);
        clock.advance(RETENTION.dividedBy(2));
        assertThat(index.of(ada).refs()).containsExactly(REF);
        clock.advance(RETENTION.dividedBy(2));
        index.of(UserId.of("eve"));
        assertThat(index.size()).isZero();
    }

    @Test
    void a_user_without_entries_is_let_go_of_at_once() {
        UserId ada = UserId.of("ada");
        enter(ada, RETENTION);
        index.remove(ada, List.of(REF));
        assertThat(index.size()).isZero();
        index.remove(ada, List.of(REF));
        index.of(ada);
        assertThat(index.size()).isZero();
    }

    private void enter(UserId user, Duration retention) {
        index.enrol(new EnrolRequest(user, REF, 1, 0, OnLimit.TELL, Set.of(), retention.toMillis()));
    }
}
