package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionLostException;
import org.junit.jupiter.api.Test;

/** A session's secret is replaced by one that nobody can derive, as at a sign-in. */
class FreshSecretTest extends HeartTest {

    private final String token = node.create("a", "1");

    @Test
    void the_former_token_is_worthless_at_once_and_the_state_stays() {
        WorkingSession request = node.request(token);
        request.changeSecret();
        String fresh = HeartNode.sent(request);
        assertThat(fresh).isNotEqualTo(token);
        assertThat(stored(fresh, "a")).isEqualTo("1");
        assertThat(other.request(fresh).ref()).isEqualTo(request.ref());
        assertThat(other.request(token).ref()).isEmpty();
        assertThat(node.told()).containsExactly("SESSION_RENEWED", "SESSION_COMMITTED");
    }

    @Test
    void what_was_changed_before_is_stored_in_the_same_commit() {
        WorkingSession request = node.request(token);
        notes(request).put("user", "ada");
        request.changeSecret();
        assertThat(store.commits).hasValue(2); // the creation's and this one
        assertThat(stored(HeartNode.sent(request), "user")).isEqualTo("ada");
    }

    @Test
    void the_request_goes_on_with_the_new_one() {
        WorkingSession request = node.request(token);
        request.changeSecret();
        String fresh = HeartNode.sent(request);
        notes(request).put("a", "2");
        request.lockedSection();
        request.runs().begin();
        request.runs().reread();
        request.runs().end();
        notes(request).put("a", "3");
        request.finish();
        assertThat(stored(fresh, "a")).isEqualTo("3");
    }

    @Test
    void of_two_at_once_the_second_is_refused() {
        WorkingSession late = other.request(token);
        late.ref();
        WorkingSession request = node.request(token);
        request.changeSecret();
        assertThatThrownBy(late::changeSecret).isInstanceOf(SessionLostException.class);
        assertThat(late.takeTokenInstruction()).isEmpty();
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("1");
    }

    @Test
    void a_conflict_on_the_way_is_settled_as_ever() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "mine");
        putElsewhere(token, "a", "theirs");
        request.changeSecret();
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("mine");
    }

    @Test
    void a_renewal_elsewhere_meanwhile_locks_nobody_out() {
        WorkingSession request = node.request(token);
        request.ref();
        WorkingSession renewing = other.request(token);
        renewing.renew();
        renewing.finish();
        request.changeSecret();
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("1");
    }

    @Test
    void a_request_that_was_opened_before_can_no_longer_end_the_session() {
        WorkingSession planted = other.request(token);
        planted.ref();
        WorkingSession request = node.request(token);
        request.changeSecret();
        assertThatThrownBy(planted::end).isInstanceOf(SessionLostException.class);
        assertThat(stored(HeartNode.sent(request), "a")).isEqualTo("1");
    }

    @Test
    void a_former_token_that_comes_first_does_not_hide_the_present_one() {
        WorkingSession request = node.request(token);
        request.changeSecret();
        String fresh = HeartNode.sent(request);
        assertThat(notes(other.request(token, fresh)).get("a")).isEqualTo("1");
        assertThat(notes(other.request(fresh, token)).get("a")).isEqualTo("1");
    }

    @Test
    void another_session_that_comes_first_is_still_the_one() {
        String mine = other.create("a", "2");
        assertThat(notes(node.request(mine, token)).get("a")).isEqualTo("2");
        assertThat(notes(node.request(token, mine)).get("a")).isEqualTo("1");
    }

    @Test
    void not_after_the_first_byte() {
        WorkingSession request = node.request(token);
        request.firstByteLeft();
        assertThatThrownBy(request::changeSecret).isInstanceOf(ResponseCommittedException.class);
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void without_a_session_nothing_happens() {
        WorkingSession request = node.request();
        request.changeSecret();
        assertThat(request.takeTokenInstruction()).isEmpty();
        assertThat(node.told()).isEmpty();
    }

    @Test
    void after_an_end_elsewhere_no_token_is_sent() {
        WorkingSession request = node.request(token);
        request.ref();
        endElsewhere(token);
        request.changeSecret();
        assertThat(request.takeTokenInstruction()).isEmpty();
        assertThat(request.ref()).isEmpty();
    }
}
