package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.testkit.Notes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest extends HeartTest {

    @Test
    void a_request_that_touches_nothing_costs_no_call() {
        WorkingSession anonymous = node.request();
        anonymous.commit();
        anonymous.takeTokenInstruction();
        anonymous.hasFailed();
        anonymous.finish();
        WorkingSession recognised = node.request("A".repeat(84));
        recognised.commit();
        recognised.takeTokenInstruction();
        assertThat(store.calls()).isZero();
    }

    @Test
    void an_anonymous_request_that_looks_costs_no_call_and_gets_no_token() {
        WorkingSession request = node.request();
        assertThat(Notes.of(request).get("a")).isNull();
        assertThat(request.ref()).isEmpty();
        assertThat(request.times()).isEmpty();
        assertThat(request.isNew()).isTrue();
        request.commit();
        assertThat(request.takeTokenInstruction()).isEmpty();
        request.finish();
        assertThat(store.calls()).isZero();
        assertThat(node.told()).isEmpty();
    }

    @Test
    void a_session_is_opened_once_and_read_on_any_node() {
        String token = node.create("a", "1", "b", "2");
        store.opens.set(0);
        WorkingSession request = other.request(token);
        assertThat(notes(request).get("a")).isEqualTo("1");
        assertThat(notes(request).get("b")).isEqualTo("2");
        assertThat(request.isNew()).isFalse();
        assertThat(request.ref()).isPresent();
        request.commit();
        request.finish();
        assertThat(store.opens).hasValue(1);
        assertThat(request.takeTokenInstruction()).isEmpty();
    }

    @Test
    void times_tell_creation_use_and_deadlines() {
        String token = node.create("a", "1");
        long created = clock.millis();
        clock.advance(Duration.ofMinutes(10));
        WorkingSession request = node.request(token);
        assertThat(request.times().orElseThrow().createdAt()).isEqualTo(created);
        assertThat(request.usedAt()).contains(created);
        assertThat(request.times().orElseThrow().touchedAt()).isEqualTo(clock.millis());
    }

    @Test
    void the_times_of_a_session_just_created_are_those_that_the_store_has() {
        WorkingSession request = node.request();
        notes(request).put("a", "1");
        request.commit();
        WorkingSession next = other.request(HeartNode.sent(request));
        assertThat(request.times()).isEqualTo(next.times());
        assertThat(request.ref()).isEqualTo(next.ref());
        assertThat(request.isNew()).isTrue();
    }

    @Test
    void of_several_tokens_the_one_that_verifies_counts() {
        String token = node.create("a", "1");
        WorkingSession request = node.request("garbage", "A".repeat(84), token);
        assertThat(notes(request).get("a")).isEqualTo("1");
        assertThat(node.told()).isEmpty();
    }

    @Test
    void what_is_no_token_is_counted_once_a_request() {
        WorkingSession request = node.request("garbage", "", "ü".repeat(84));
        assertThat(notes(request).get("a")).isNull();
        assertThat(notes(request).get("b")).isNull();
        request.finish();
        assertThat(node.told()).containsExactly("TOKEN_MALFORMED");
        assertThat(store.calls()).isZero();
    }

    @Test
    void a_forged_token_costs_no_call_once_the_keys_are_known() {
        String token = node.create("a", "1");
        char last = token.charAt(83);
        String forged = token.substring(0, 83) + (last == 'A' ? 'B' : 'A');
        int calls = store.calls();
        assertThat(notes(node.request(forged, "garbage")).get("a")).isNull();
        assertThat(store.calls()).isEqualTo(calls);
        assertThat(node.told()).containsExactly("TOKEN_FORGED");
    }

    @Test
    void a_token_of_a_lost_store_is_of_a_lost_session_and_its_ref_is_not_adopted() {
        String token = node.create("a", "1");
        String ref = node.request(token).ref().orElseThrow().toString();
        store.replaceBy(new dev.holdfast.memory.MemorySessionStore(clock));
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        request.commit();
        assertThat(request.ref().orElseThrow()).doesNotHaveToString(ref);
        assertThat(node.told()).containsExactly("TOKEN_OF_LOST", "SESSION_CREATED");
    }

    @Test
    void an_idle_session_and_an_expired_one_are_told_apart() {
        String token = node.create("a", "1");
        clock.advance(Duration.ofMinutes(32));
        assertThat(notes(node.request(token)).get("a")).isNull();
        assertThat(node.told()).containsExactly("TOKEN_OF_IDLE");

        String second = node.create("a", "1");
        for (int i = 0; i < 12 * 3 - 1; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(notes(node.request(second)).get("a")).isEqualTo("1");
        }
        clock.advance(Duration.ofMinutes(20));
        assertThat(notes(node.request(second)).get("a")).isNull();
        assertThat(node.told()).containsExactly("TOKEN_OF_EXPIRED");
    }

    @Test
    void a_session_that_has_ended_is_counted_so_and_the_next_write_begins_another() {
        String token = node.create("a", "1");
        endElsewhere(token);
        WorkingSession request = node.request(token);
        assertThat(notes(request).get("a")).isNull();
        assertThat(node.told()).containsExactly("TOKEN_OF_ENDED");
        notes(request).put("b", "2");
        request.commit();
        String fresh = HeartNode.sent(request);
        assertThat(stored(fresh, "a")).isNull();
        assertThat(stored(fresh, "b")).isEqualTo("2");
    }

    @Test
    void what_is_no_session_in_the_store_is_begun_anew_under_another_ref() {
        String token = node.create("a", "1");
        WorkingSession request = unreadable(node, token);
        assertThat(notes(request).get("a")).isNull();
        notes(request).put("a", "2");
        request.commit();
        request.finish();
        assertThat(node.told()).containsExactly("SESSION_UNREADABLE", "SESSION_CREATED");
        store.sessionsAreUnreadable = false;
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void what_is_no_session_in_the_store_fails_every_touch_where_told_to_and_is_asked_for_and_counted_once() {
        try (HeartNode strict = new HeartNode(store, "state.on-unreadable", "fail")) {
            WorkingSession request = unreadable(strict, node.create("a", "1"));
            Notes notes = notes(request);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> notes.put("a", "2"))
                        .isInstanceOf(UnreadableStateException.class)
                        .hasMessageStartingWith("HF0407");
            }
            request.finish();
            assertThat(strict.told()).containsExactly("SESSION_UNREADABLE");
            assertThat(store.opens).hasValue(1);
            assertThat(request.hasFailed()).isFalse();
        }
    }

    @Test
    void a_field_that_cannot_be_decoded_is_reset_or_fails_as_configured() {
        UnreadableStateException cause = new UnreadableStateException("HF0000", "not a number", null);
        WorkingSession lenient = node.request(node.create("a", "1"));
        lenient.fields();
        lenient.unreadable("a", cause);
        assertThat(node.told()).containsExactly("FIELD_UNREADABLE a: HF0000: not a number");
        try (HeartNode strict = new HeartNode(store, "state.on-unreadable", "fail")) {
            WorkingSession request = strict.request(strict.create("a", "1"));
            assertThatThrownBy(() -> request.unreadable("a", cause))
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageStartingWith("HF0410")
                    .hasMessageContaining("field a ")
                    .hasCause(cause);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_token_replaced_too_long_ago_reads_nothing_and_clears_nothing_but_locks_nobody_out(int renewals) {
        HeartNode mild = new HeartNode(store, "token.on-replay", "refuse");
        String old = node.create("a", "1");
        String newest = old;
        for (int i = 0; i < renewals; i++) {
            WorkingSession renewing = other.request(newest);
            renewing.renew();
            newest = HeartNode.sent(renewing);
            stored(newest, "a");
            clock.advance(Duration.ofSeconds(30)); // until the grace of the one before is over
        }
        assertThat(stored(newest, "a")).isEqualTo("1");
        clock.advance(Duration.ofMinutes(5));

        WorkingSession late = mild.request(old);
        assertThat(notes(late).get("a")).isNull();
        assertThat(mild.told()).containsExactly("TOKEN_REPLAYED");
        late.commit();
        assertThat(late.takeTokenInstruction())
                .as("nothing is told before something is written")
                .isEmpty();

        notes(late).put("a", "2");
        late.commit();
        String begun = HeartNode.sent(late);
        assertThat(stored(begun, "a")).isEqualTo("2");
        assertThat(stored(newest, "a")).isEqualTo("1");
        late.finish();
        mild.close();
    }

    @Test
    void a_request_that_is_over_opens_nothing() {
        WorkingSession request = node.request(node.create("a", "1"));
        request.finish();
        assertThatThrownBy(request::ref)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("HF0409");
        assertThatThrownBy(() -> Notes.of(request)).hasMessageStartingWith("HF0409");
        request.finish();
    }

    private WorkingSession unreadable(HeartNode at, String token) {
        at.create("known", "keys");
        store.opens.set(0);
        store.sessionsAreUnreadable = true;
        return at.request(token);
    }
}
