package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EnsuredSessionTest extends HeartTest {

    @Test
    void an_empty_session_is_stored_at_once_and_found_by_the_next_request() {
        WorkingSession request = node.request();
        request.ensure();
        String token = HeartNode.sent(request);
        WorkingSession next = other.request(token);
        assertThat(next.ref()).isPresent().isEqualTo(request.ref());
        assertThat(next.fields()).isEmpty();
        assertThat(next.isNew()).isFalse();
        assertThat(request.isNew()).isTrue();
        assertThat(node.told()).containsExactly("SESSION_CREATED");
    }

    @Test
    void what_was_changed_before_is_in_the_first_commit_and_what_comes_later_in_the_next() {
        WorkingSession request = node.request();
        notes(request).put("a", "1");
        request.ensure();
        String token = HeartNode.sent(request);
        assertThat(stored(token, "a")).isEqualTo("1");
        notes(request).put("b", "2");
        request.finish();
        assertThat(stored(token, "b")).isEqualTo("2");
        assertThat(node.told()).containsExactly("SESSION_CREATED", "SESSION_COMMITTED");
    }

    @Test
    void where_there_is_one_nothing_happens() {
        WorkingSession request = node.request(node.create("a", "1"));
        request.ensure();
        request.finish();
        assertThat(node.told()).isEmpty();
        assertThat(request.takeTokenInstruction()).isEmpty();
    }

    @Test
    void after_an_end_in_the_same_request_another_one_begins() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        var former = request.ref();
        request.end();
        request.ensure();
        assertThat(request.ref()).isPresent().isNotEqualTo(former);
        assertThat(request.isNew()).isTrue();
        assertThat(stored(HeartNode.sent(request), "a")).isNull();
    }

    @Test
    void none_begins_after_the_first_byte() {
        WorkingSession request = node.request();
        request.firstByteLeft();
        assertThatThrownBy(request::ensure).isInstanceOf(ResponseCommittedException.class);
        assertThat(request.ref()).isEmpty();
    }

    @Test
    void none_begins_in_a_request_whose_session_has_ended_elsewhere_meanwhile() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        request.ref();
        endElsewhere(token);
        request.commit();
        assertThatThrownBy(request::ensure)
                .isInstanceOf(SessionLostException.class)
                .hasMessageContaining("HF0422");
    }

    @Test
    void a_store_that_does_not_answer_fails_the_request() {
        WorkingSession request = node.request();
        store.commitsFail = true;
        assertThatThrownBy(request::ensure).isInstanceOf(StoreUnavailableException.class);
        store.commitsFail = false;
        assertThat(request.hasFailed()).isTrue();
    }

    @Test
    void the_token_presented_is_known_without_a_store_call() {
        String token = node.create("a", "1");
        int before = store.opens.get();
        WorkingSession request = node.request("garbage", token);
        assertThat(request.presentedRef()).isPresent();
        assertThat(store.opens).hasValue(before);
        assertThat(request.ref()).isEqualTo(request.presentedRef());
        assertThat(node.request().presentedRef()).isEmpty();
        assertThat(node.request("garbage").presentedRef()).isEmpty();
    }

    @Test
    void a_forged_token_is_told_of_once_however_often_it_is_asked_for() {
        WorkingSession request = node.request("x".repeat(80));
        request.presentedRef();
        request.ref();
        request.presentedRef();
        assertThat(node.told()).hasSize(1);
    }

    @Test
    void a_request_may_have_an_idle_time_out_of_its_own_for_what_it_begins() {
        WorkingSession request = node.requestOf(Duration.ofMinutes(5));
        assertThat(request.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        request.ensure();
        String token = HeartNode.sent(request);
        assertThat(other.request(token).idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(other.request(token).times().orElseThrow().idleTimeout()).isEqualTo(300_000);
    }

    @Test
    void a_session_gets_another_idle_time_out_for_good_with_or_without_other_changes() {
        String token = node.create("a", "1");
        WorkingSession request = node.request(token);
        request.setIdleTimeout(Duration.ofMinutes(1));
        assertThat(request.idleTimeout()).isEqualTo(Duration.ofMinutes(1));
        request.finish();
        assertThat(other.request(token).idleTimeout()).isEqualTo(Duration.ofMinutes(1));

        WorkingSession second = other.request(token);
        second.setIdleTimeout(Duration.ZERO);
        notes(second).put("a", "2");
        second.finish();
        assertThat(node.request(token).idleTimeout()).isZero();
        assertThat(stored(token, "a")).isEqualTo("2");
    }

    @Test
    void the_next_session_of_the_request_begins_as_others_do() {
        WorkingSession request = node.request(node.create("a", "1"));
        Duration usual = request.idleTimeout();
        request.setIdleTimeout(Duration.ofMinutes(1));
        request.end();
        request.ensure();
        assertThat(request.idleTimeout()).isEqualTo(usual);
    }
}
