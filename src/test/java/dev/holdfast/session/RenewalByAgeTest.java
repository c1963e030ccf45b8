package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.SessionLoss;
import dev.holdfast.testkit.Race;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A token gets no older than {@code holdfast.token.renew-after}, and nobody is signed out by that. */
class RenewalByAgeTest extends HeartTest {

    private static final Duration AGE = Duration.ofMinutes(15);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final String token = node.create("a", "1");

    @Test
    void before_its_age_nothing_is_asked_and_nothing_sent() {
        clock.advance(AGE.minusMillis(1));
        assertThat(tokenAfter(token)).isEqualTo(token);
        assertThat(store.renewals).hasValue(0);
    }

    @Test
    void at_its_age_the_next_request_that_uses_the_session_gets_another_one() {
        clock.advance(AGE);
        String fresh = tokenAfter(token);
        assertThat(fresh).isNotEqualTo(token);
        assertThat(stored(fresh, "a")).isEqualTo("1");
        assertThat(store.renewals).hasValue(1);
        assertThat(tokenAfter(fresh)).as("its age begins anew").isEqualTo(fresh);
    }

    @Test
    void a_request_that_does_not_look_at_its_session_renews_nothing() {
        clock.advance(AGE);
        WorkingSession request = node.request(token);
        request.commit();
        assertThat(store.renewals).hasValue(0);
    }

    @Test
    void nor_does_a_passive_one_nor_one_whose_first_byte_has_left() {
        clock.advance(AGE);
        WorkingSession passive = node.passiveRequest(token);
        passive.ref();
        passive.commit();
        WorkingSession late = node.request(token);
        late.ref();
        late.firstByteLeft();
        late.commit();
        assertThat(store.renewals).hasValue(0);
    }

    @Test
    void lost_responses_lock_nobody_out() {
        clock.advance(AGE);
        String lost = tokenAfter(token);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(tokenAfter(token)).as("the same one is sent again").startsWith(lost.substring(0, 20));
        }
        assertThat(store.renewals).hasValue(1);
    }

    @Test
    void no_second_renewal_while_the_grace_of_the_first_runs() {
        clock.advance(AGE);
        String second = tokenAfter(token);
        clock.advance(AGE);
        assertThat(tokenAfter(second))
                .as("seen for the first time: the grace runs")
                .isEqualTo(second);
        assertThat(stored(token, "a")).isEqualTo("1");
        clock.advance(GRACE);
        assertThat(tokenAfter(second)).isNotEqualTo(second);
    }

    @Test
    void a_hundred_requests_across_a_renewal_on_two_nodes_are_all_served() {
        clock.advance(AGE);
        List<WorkingSession> requests = IntStream.range(0, 100)
                .mapToObj(i -> (i % 2 == 0 ? node : other).request(token))
                .toList();
        List<String> seen = Race.of(100, thread -> {
            WorkingSession request = requests.get(thread);
            String value = notes(request).get("a");
            request.commit();
            return value + HeartNode.sent(request).substring(0, 20);
        });
        assertThat(seen).hasSize(100).containsOnly("1" + tokenAfter(token).substring(0, 20));
    }

    @Test
    void a_token_replaced_longer_ago_than_the_grace_is_possible_theft_and_ends_the_session() {
        String fresh = replaced();
        WorkingSession thief = other.request(token);
        assertThat(thief.previousLoss().map(SessionLoss::reason)).contains(LossReason.THEFT_SUSPECTED);
        assertThat(other.told()).containsExactly("SESSION_ENDED theft-suspected", "TOKEN_REPLAYED");
        assertThat(node.request(fresh).previousLoss().map(SessionLoss::reason)).contains(LossReason.THEFT_SUSPECTED);
    }

    @Test
    void or_only_that_request_is_refused() {
        String fresh = replaced();
        try (HeartNode mild = new HeartNode(store, "token.on-replay", "refuse")) {
            assertThat(mild.request(token).previousLoss().map(SessionLoss::reason))
                    .contains(LossReason.THEFT_SUSPECTED);
            assertThat(mild.told()).containsExactly("TOKEN_REPLAYED");
        }
        assertThat(stored(fresh, "a")).isEqualTo("1");
    }

    @Test
    void an_old_token_from_before_a_sign_in_is_no_theft() {
        WorkingSession request = node.request(token);
        request.changeSecret();
        String fresh = HeartNode.sent(request);
        clock.advance(Duration.ofMinutes(5));
        other.request(token).ref();
        assertThat(stored(fresh, "a")).isEqualTo("1");
    }

    /** The token by which the session goes on, the first one being good no more. */
    private String replaced() {
        clock.advance(AGE);
        String fresh = tokenAfter(token);
        assertThat(stored(fresh, "a")).isEqualTo("1");
        clock.advance(GRACE);
        node.told();
        other.told();
        return fresh;
    }

    /** The token that the client holds after a whole request with this one. */
    private String tokenAfter(String presented) {
        WorkingSession request = node.request(presented);
        request.ref();
        request.commit();
        String held = request.takeTokenInstruction()
                .map(told -> ((TokenInstruction.Send) told).token())
                .orElse(presented);
        request.finish();
        return held;
    }
}
