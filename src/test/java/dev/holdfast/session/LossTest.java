package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.SessionLoss;
import dev.holdfast.event.SessionLost;
import dev.holdfast.memory.MemorySessionStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whose token opens no session is told why. */
class LossTest extends HeartTest {

    private final String token = node.create("a", "1");
    private final String ref = node.request(token).ref().orElseThrow().toString();

    @Test
    void where_a_session_lives_or_no_token_came_there_is_none() {
        assertThat(other.request(token).previousLoss()).isEmpty();
        assertThat(other.request().previousLoss()).isEmpty();
    }

    @Test
    void an_end_by_the_application_is_told_with_its_time_and_the_age_of_the_token() {
        clock.advance(Duration.ofMinutes(3));
        endElsewhere(token);
        Instant ended = Instant.ofEpochMilli(clock.millis());
        clock.advance(Duration.ofMinutes(2));
        SessionLoss loss = node.request(token).previousLoss().orElseThrow();
        assertThat(loss.reason()).isEqualTo(LossReason.ENDED);
        assertThat(loss.ref()).contains(ref);
        assertThat(loss.at()).contains(ended);
        assertThat(loss.age()).contains(Duration.ofMinutes(5));
        assertThat(node.told()).containsExactly("TOKEN_OF_ENDED");
        assertThat(node.events.heard()).contains(new SessionLost(loss));
    }

    @Test
    void it_stays_what_it_was_when_the_request_begins_a_new_session() {
        endElsewhere(token);
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        request.commit();
        assertThat(request.ref()).isPresent();
        assertThat(request.previousLoss().map(SessionLoss::reason)).contains(LossReason.ENDED);
    }

    @Test
    void a_session_that_ended_is_told_of_once_however_often_its_token_comes() {
        endElsewhere(token);
        node.request(token).previousLoss();
        assertThat(node.request(token).previousLoss()).isPresent();
        assertThat(node.told()).containsExactly("TOKEN_OF_ENDED");
        assertThat(node.events.heard())
                .filteredOn(SessionLost.class::isInstance)
                .hasSize(1);
    }

    @Test
    void idle_and_absolute_time_outs_are_told_apart() {
        clock.advance(Duration.ofMinutes(31));
        assertThat(reason(token)).isEqualTo(LossReason.IDLE);
        try (HeartNode shortLived =
                new HeartNode(store, "session.idle-timeout", "PT1M", "session.absolute-timeout", "PT1M")) {
            String other = shortLived.create("a", "1");
            clock.advance(Duration.ofMinutes(1));
            assertThat(reason(other)).isEqualTo(LossReason.ABSOLUTE);
        }
    }

    @Test
    void a_session_whose_end_would_still_be_known_is_lost() {
        store.replaceBy(new MemorySessionStore(clock));
        assertThat(reason(token)).isEqualTo(LossReason.LOST);
        assertThat(node.told()).containsExactly("TOKEN_OF_LOST");
    }

    @Test
    void one_whose_end_may_be_forgotten_by_now_is_unknown() {
        store.replaceBy(new MemorySessionStore(clock));
        clock.advance(Duration.ofHours(2));
        assertThat(reason(token)).isEqualTo(LossReason.UNKNOWN);
        assertThat(node.told()).containsExactly("TOKEN_OF_UNKNOWN");
    }

    @Test
    void a_token_of_another_application_or_of_removed_keys_is_foreign() {
        try (HeartNode elsewhere = new HeartNode(
                new MemorySessionStore(clock), "token.keys", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
            assertThat(reason(elsewhere.create("a", "1"))).isEqualTo(LossReason.FOREIGN);
        }
        assertThat(node.events.heard())
                .filteredOn(SessionLost.class::isInstance)
                .hasSize(1);
    }

    @Test
    void what_was_never_issued_is_forged_and_names_no_session() {
        char last = token.charAt(83);
        WorkingSession request = node.request(token.substring(0, 83) + (last == 'A' ? 'B' : 'A'));
        SessionLoss loss = request.previousLoss().orElseThrow();
        assertThat(loss.reason()).isEqualTo(LossReason.FORGED);
        assertThat(loss.ref()).isEmpty();
        assertThat(reason("garbage")).isEqualTo(LossReason.FORGED);
    }

    @Test
    void an_observer_may_ask_for_the_session_whose_loss_it_is_told() {
        WorkingSession request = node.request("garbage");
        node.events.onHeard = () -> {
            assertThat(request.previousLoss()).isEmpty();
            assertThat(request.caller().get()).isEmpty();
        };
        assertThat(request.previousLoss()).isPresent();
        endElsewhere(token);
        WorkingSession late = node.request(token);
        node.events.onHeard = () -> assertThat(late.caller().get()).isEmpty();
        assertThat(late.previousLoss()).isPresent();
    }

    @Test
    void a_token_from_before_a_sign_in_is_outdated_at_once_and_for_good() {
        node.request(token).changeSecret();
        assertThat(reason(token)).isEqualTo(LossReason.OUTDATED);
        clock.advance(Duration.ofMinutes(10));
        assertThat(other.request(token).previousLoss().map(SessionLoss::reason)).contains(LossReason.OUTDATED);
        assertThat(other.told()).containsExactly("TOKEN_OUTDATED");
    }

    private LossReason reason(String token) {
        return node.request(token).previousLoss().orElseThrow().reason();
    }
}
