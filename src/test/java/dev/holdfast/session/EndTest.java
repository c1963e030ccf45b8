package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.LossReason;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.Race;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndTest extends HeartTest {

    private final Notes.Kind listening = new Notes.Kind(true);
    private final HeartNode listener = new HeartNode(store, listening);
    private final String token = node.create("a", "1");
    private final SessionRef ref = node.request(token).ref().orElseThrow();

    @AfterEach
    void closeListener() {
        listener.close();
    }

    @Test
    void the_client_is_told_to_forget_its_token_and_nobody_opens_the_session_any_more() {
        WorkingSession request = node.request(token);
        request.end();
        assertThat(request.takeTokenInstruction()).contains(new TokenInstruction.Clear());
        assertThat(node.told()).containsExactly("SESSION_ENDED ended");
        assertThat(stored(token, "a")).isNull();
        assertThat(other.told()).containsExactly("TOKEN_OF_ENDED");
        assertThat(request.ref()).isEmpty();
    }

    @Test
    void without_a_session_there_is_nothing_to_end_but_what_was_not_stored_is_dropped() {
        WorkingSession request = node.request();
        notes(request).put("a", "2");
        request.end();
        request.finish();
        assertThat(store.commits).hasValue(1);
        assertThat(request.takeTokenInstruction()).isEmpty();
        assertThat(node.told()).isEmpty();
    }

    @Test
    void what_this_request_had_not_stored_goes_with_the_session() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        request.end();
        request.finish();
        assertThat(node.told()).containsExactly("SESSION_ENDED ended");
    }

    @Test
    void a_later_write_begins_another_session_with_a_ref_of_its_own() {
        WorkingSession request = node.request(token);
        request.end();
        notes(request).put("b", "2");
        request.commit();
        assertThat(request.ref()).isPresent().get().isNotEqualTo(ref);
        String fresh = HeartNode.sent(request);
        assertThat(stored(fresh, "a")).isNull();
        assertThat(stored(fresh, "b")).isEqualTo("2");
        assertThat(request.isNew()).isTrue();
    }

    @Test
    void callbacks_run_with_the_state_in_place_though_the_request_never_looked_and_then_the_state_is_purged() {
        WorkingSession request = listener.request(token);
        request.end();
        assertThat(listening.releases()).containsExactly("ended with {a=1}");
        request.finish();
        assertThat(listening.releases()).hasSize(1);
        assertThat(store.due(ref.tag(), 10).refs()).isEmpty();
        assertThat(isPurged()).isTrue();
    }

    @Test
    void of_two_that_end_a_session_only_one_runs_the_callbacks() {
        List<WorkingSession> requests = Stream.generate(() -> listener.request(token))
                .limit(4)
                .peek(request -> Notes.of(request, listening).get("a"))
                .toList();
        Race.of(4, thread -> {
            requests.get(thread).end();
            return null;
        });
        assertThat(listening.releases())
                .containsExactlyInAnyOrder("ended with {a=1}", "released", "released", "released");
        assertThat(listener.told()).containsExactly("SESSION_ENDED ended");
        assertThat(requests).allSatisfy(request -> assertThat(request.takeTokenInstruction())
                .contains(new TokenInstruction.Clear()));
    }

    @Test
    void callbacks_that_fail_leave_the_session_ended_and_the_client_told() {
        Notes.Kind failing = new Notes.Kind(true).calling(() -> {
            throw new IllegalStateException("planted");
        });
        try (HeartNode third = new HeartNode(store, failing)) {
            WorkingSession request = third.request(token);
            assertThatThrownBy(request::end).hasMessage("planted");
            assertThat(request.takeTokenInstruction()).contains(new TokenInstruction.Clear());
            assertThat(isPurged()).isTrue();
        }
    }

    @Test
    void a_store_that_goes_away_after_the_end_makes_no_failure_of_it() {
        store.finishesFail = true;
        WorkingSession request = listener.request(token);
        request.end();
        assertThat(request.hasFailed()).isFalse();
        assertThat(request.takeTokenInstruction()).contains(new TokenInstruction.Clear());
        assertThat(isPurged()).isFalse();
        assertThat(stored(token, "a")).isNull();
    }

    @Test
    void an_end_that_was_not_answered_drops_nothing_and_clears_nothing() {
        WorkingSession request = listener.request(token);
        Notes.of(request, listening).put("a", "2");
        store.endsFail = true;
        assertThatThrownBy(request::end).isInstanceOf(StoreUnavailableException.class);
        assertThat(request.hasFailed()).isTrue();
        assertThat(request.takeTokenInstruction()).isEmpty();
        assertThat(listening.releases()).isEmpty();
        assertThat(Notes.of(request, listening).get("a")).isEqualTo("2");
    }

    /** Whether the state that the callbacks had need of is gone: a lease that is kept makes the ledger list it. */
    private boolean isPurged() {
        clock.advance(SessionEnvironment.CALLBACK_LEASE);
        OpenAnswer answer = store.open(
                new OpenRequest(ref, null, null, OpenRequest.Touch.PASSIVE, 0, null, OpenRequest.Reading.FIELDS));
        assertThat(answer).isInstanceOfSatisfying(OpenAnswer.Ended.class, ended -> assertThat(
                        ended.tombstone().reason())
                .isEqualTo(LossReason.ENDED));
        return store.due(ref.tag(), 10).refs().isEmpty();
    }
}
