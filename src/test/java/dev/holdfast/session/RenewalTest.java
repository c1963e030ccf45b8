package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionLostException;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.Configs;
import dev.holdfast.testkit.Race;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalTest extends HeartTest {

    private final String token = node.create("a", "1");

    @Test
    void state_and_ref_stay_and_the_client_gets_another_token() {
        WorkingSession request = node.request(token);
        request.renew();
        String fresh = HeartNode.sent(request);
        assertThat(fresh).isNotEqualTo(token);
        assertThat(stored(fresh, "a")).isEqualTo("1");
        assertThat(other.request(fresh).ref()).isEqualTo(request.ref());
        assertThat(node.told()).containsExactly("SESSION_RENEWED");
    }

    @Test
    void what_the_renewing_request_changes_is_stored() {
        WorkingSession request = node.request(token);
        request.renew();
        notes(request).put("a", "2");
        request.commit();
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("2");
    }

    @Test
    void without_a_session_there_is_nothing_to_renew() {
        WorkingSession request = node.request();
        request.renew();
        assertThat(store.renewals).hasValue(0);
        assertThat(request.takeTokenInstruction()).isEmpty();
    }

    @Test
    void parallel_renewals_on_two_nodes_lead_to_the_same_token() {
        List<WorkingSession> requests = List.of(node.request(token), other.request(token));
        requests.forEach(WorkingSession::fields);
        List<String> told = Race.of(2, thread -> {
            requests.get(thread).renew();
            return HeartNode.sent(requests.get(thread));
        });
        assertThat(store.renewals).hasValue(2);
        assertThat(told.get(0)).isEqualTo(told.get(1)).isNotEqualTo(token);
        assertThat(stored(told.get(0), "a")).isEqualTo("1");
    }

    @Test
    void a_request_with_the_token_before_is_served_and_told_the_new_one() {
        WorkingSession renewing = node.request(token);
        renewing.renew();
        String fresh = HeartNode.sent(renewing);

        WorkingSession late = other.request(token);
        notes(late).put("a", "2");
        late.commit();
        assertThat(HeartNode.sent(late)).isEqualTo(fresh);
        assertThat(stored(fresh, "a")).isEqualTo("2");
    }

    @Test
    void a_request_with_the_token_before_does_not_renew_once_more() {
        WorkingSession renewing = node.request(token);
        renewing.renew();
        WorkingSession late = other.request(token);
        late.renew();
        assertThat(store.renewals).hasValue(1);
        assertThat(HeartNode.sent(late)).isEqualTo(HeartNode.sent(renewing));
    }

    @Test
    void the_token_before_stays_good_until_the_new_one_was_seen_and_the_grace_is_over() {
        WorkingSession renewing = node.request(token);
        renewing.renew();
        clock.advance(Duration.ofMinutes(20));
        assertThat(stored(token, "a")).as("the new one was not seen yet").isEqualTo("1");

        Duration grace = Configs.of().token().grace();
        String fresh = HeartNode.sent(renewing);
        assertThat(stored(fresh, "a")).isEqualTo("1");
        clock.advance(grace.minusMillis(1));
        assertThat(stored(token, "a")).isEqualTo("1");
        clock.advance(Duration.ofMillis(1));
        assertThat(stored(token, "a")).isNull();
        assertThat(other.told()).containsExactly("SESSION_ENDED theft-suspected", "TOKEN_REPLAYED");
    }

    @Test
    void a_second_renewal_within_the_grace_of_the_first_waits_so_that_no_third_token_is_taken_for_a_thiefs() {
        WorkingSession renewing = node.request(token);
        renewing.renew();
        String second = HeartNode.sent(renewing);
        WorkingSession again = other.request(second);
        again.renew();
        assertThat(again.takeTokenInstruction()).isEmpty();
        assertThat(stored(token, "a")).isEqualTo("1");
        assertThat(stored(second, "a")).isEqualTo("1");
    }

    @Test
    void one_request_may_renew_twice() {
        WorkingSession request = node.request(token);
        request.renew();
        request.renew();
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("1");
    }

    @Test
    void a_renewal_of_a_secret_that_another_request_has_replaced_leaves_the_telling_to_that_one() {
        WorkingSession slow = node.request(token);
        notes(slow).get("a");
        WorkingSession first = other.request(token);
        first.renew();
        String second = HeartNode.sent(first);
        stored(second, "a");
        clock.advance(Duration.ofSeconds(30));
        WorkingSession fast = other.request(second);
        fast.renew();
        slow.renew();
        assertThat(slow.takeTokenInstruction()).isEmpty();
        assertThat(node.told()).isEmpty();
        assertThat(slow.hasFailed()).isFalse();
        assertThat(stored(HeartNode.sent(fast), "a")).isEqualTo("1");
    }

    @Test
    void once_the_first_byte_has_left_nothing_is_renewed() {
        WorkingSession request = node.request(token);
        request.firstByteLeft();
        assertThatThrownBy(request::renew)
                .isInstanceOf(ResponseCommittedException.class)
                .hasMessageStartingWith("HF0402");
        assertThat(store.renewals).hasValue(0);
        assertThat(request.takeTokenInstruction()).isEmpty();
    }

    @Test
    void a_session_that_has_ended_meanwhile_is_not_renewed_and_what_follows_is_dropped() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        endElsewhere(token);
        request.renew();
        request.commit();
        assertThat(node.told()).containsExactly("COMMIT_AFTER_END renewal");
        assertThat(request.takeTokenInstruction()).isEmpty();
        assertThat(request.ref()).isEmpty();
        assertThat(request.hasFailed()).isFalse();
    }

    @Test
    void a_session_that_the_store_has_lost_cannot_be_renewed() {
        WorkingSession request = node.request(token);
        notes(request).get("a");
        store.replaceBy(new MemorySessionStore(clock));
        assertThatThrownBy(request::renew)
                .isInstanceOf(SessionLostException.class)
                .hasMessageStartingWith("HF0403");
        assertThat(request.hasFailed()).isTrue();
    }
}
