package dev.holdfast.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.testkit.SessionDriver;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a commit can be asked for. */
class CommitRequestTest {

    @Test
    void a_mark_that_is_longer_than_its_length_can_tell_is_refused() {
        assertThat(continuation(255).fence()).hasSize(255);
        assertThatThrownBy(() -> continuation(256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("256", "255");
    }

    private static Continuation continuation(int markLength) {
        return new Continuation(SessionDriver.id(), 1, new byte[markLength], null);
    }

    @Test
    void a_new_idle_time_out_without_a_touch_interval_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Continuation(
                        SessionDriver.id(), 1, null, null, 60_000, OpenRequest.Touch.PASSIVE, Set.of()));
    }
}
