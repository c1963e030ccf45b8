package dev.holdfast.session;

import static dev.holdfast.session.ReaperPace.AT_REST;
import static dev.holdfast.session.ReaperPace.AT_WORK;
import static dev.holdfast.session.ReaperPace.LONGEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.DueSessions.Found;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReaperPaceTest {

    private static final Found NOTHING = new Found(0, 0, SessionRef.TAGS, false);
    private static final Found ONE = new Found(1, 1, SessionRef.TAGS, false);
    private static final Found IN_USE = new Found(20, 0, SessionRef.TAGS, false);

    private final ReaperPace pace = new ReaperPace();

    @Test
    void at_rest_it_looks_once_a_second() {
        assertThat(pace.after(NOTHING)).isEqualTo(AT_REST);
        // Sessions in use cost further commands.
        assertThat(pace.after(IN_USE)).isEqualTo(AT_REST.multipliedBy(2));
        assertThat(pace.after(NOTHING)).isEqualTo(AT_REST);
    }

    @Test
    void since_it_ended_something_it_hurries_until_a_whole_round_found_nothing() {
        assertThat(pace.after(ONE)).isEqualTo(AT_WORK);
        assertThat(pace.after(ONE)).isEqualTo(AT_WORK);
        assertThat(pace.after(NOTHING)).isEqualTo(AT_REST);
    }

    @Test
    void a_round_may_take_as_many_looks_as_there_are_tags() {
        assertThat(pace.after(new Found(1, 1, 1, false))).isEqualTo(AT_WORK);
        for (int i = 1; i < SessionRef.TAGS; i++) {
            assertThat(pace.after(new Found(i % 2, 0, 1, false))).isEqualTo(AT_WORK);
        }
        assertThat(pace.after(new Found(0, 0, 1, false))).isEqualTo(AT_REST);
    }

    @Test
    void where_there_is_more_it_goes_on_at_once() {
        assertThat(pace.after(new Found(50, 50, 3, true))).isEqualTo(Duration.ZERO);
        assertThat(pace.after(new Found(50, 0, 3, true))).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_store_in_trouble_is_asked_less_and_less_often_until_it_answers() {
        assertThat(pace.afterTrouble()).isEqualTo(AT_REST);
        assertThat(pace.afterTrouble()).isEqualTo(AT_REST.multipliedBy(2));
        assertThat(pace.afterTrouble()).isEqualTo(AT_REST.multipliedBy(4));
        pace.afterTrouble();
        assertThat(pace.afterTrouble()).isEqualTo(LONGEST);
        assertThat(pace.after(NOTHING)).isEqualTo(AT_REST);
        assertThat(pace.afterTrouble()).isEqualTo(AT_REST);
    }
}
