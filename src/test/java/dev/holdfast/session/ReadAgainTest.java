package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.store.Changes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A session that is read again in one request: under its lock, or for another run. */
class ReadAgainTest extends HeartTest {

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration BEYOND_GRACE = Duration.ofMinutes(2);

    private final String token = node.create("a", "1");

    /** A whole request elsewhere that replaces the secret; the token that its client is told. */
    private String renewElsewhere(String by) {
        WorkingSession request = other.request(by);
        request.renew();
        String next = HeartNode.sent(request);
        request.finish();
        return next;
    }

    /** The second time once the first token's grace is over, as none is renewed before. */
    private String renewTwiceElsewhere() {
        String second = renewElsewhere(token);
        stored(second, "a");
        clock.advance(BEYOND_GRACE);
        return renewElsewhere(second);
    }

    @Test
    void what_was_changed_before_the_lock_is_stored_as_it_is_entered() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "before");
        request.lockedSection().enter(WAIT, LEASE);
        assertThat(stored(token, "a")).isEqualTo("before");
        notes(request).put("a", "within");
        request.lockedSection().leave();
        request.finish();
        assertThat(stored(token, "a")).isEqualTo("within");
    }

    @Test
    void what_was_changed_between_two_locks_is_stored_too() {
        WorkingSession request = node.request(token);
        request.lockedSection().enter(WAIT, LEASE);
        request.lockedSection().leave();
        notes(request).put("a", "between");
        request.lockedSection().enter(WAIT, LEASE);
        assertThat(stored(token, "a")).isEqualTo("between");
        request.lockedSection().leave();
        request.finish();
    }

    @Test
    void what_met_a_conflict_and_could_not_be_undone_never_lands() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "mine");
        putElsewhere(token, "a", "theirs");
        assertThatThrownBy(request.runs()::commit).isInstanceOf(SessionConflictException.class);
        store.opensFail = true;
        assertThatThrownBy(request.runs()::reread).isInstanceOf(StoreUnavailableException.class);
        store.opensFail = false;
        request.finish();
        assertThat(stored(token, "a")).isEqualTo("theirs");
        assertThat(request.failure()).containsInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void the_client_has_not_seen_a_new_token_because_the_request_that_drew_it_reads_again() {
        WorkingSession request = node.request(token);
        request.renew();
        request.runs().reread();
        request.runs().reread();
        request.finish(); // and its answer is lost on the way
        clock.advance(BEYOND_GRACE);
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void the_client_has_not_seen_a_new_token_because_a_request_by_the_old_one_reads_again() {
        renewElsewhere(token); // and its answer is lost on the way
        WorkingSession request = node.request(token);
        notes(request).get("a");
        request.runs().reread();
        request.runs().reread();
        request.finish();
        clock.advance(BEYOND_GRACE);
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void a_request_whose_token_was_replaced_twice_while_it_waited_goes_on() {
        WorkingSession request = node.request(token);
        notes(request).get("a");
        String newest = renewTwiceElsewhere();
        request.lockedSection().enter(WAIT, LEASE);
        notes(request).put("a", "2");
        request.lockedSection().leave();
        request.finish();
        assertThat(stored(newest, "a")).isEqualTo("2");
        assertThat(node.told()).doesNotContain(Occurrence.TOKEN_REPLAYED.toString());
    }

    @Test
    void a_session_that_ended_while_the_request_waited_is_not_read_again() {
        WorkingSession request = node.request(token);
        notes(request).get("a");
        String newest = renewTwiceElsewhere();
        endElsewhere(newest);
        assertThatThrownBy(() -> request.lockedSection().enter(WAIT, LEASE)).isInstanceOf(SessionLostException.class);
        request.finish();
    }

    @Test
    void what_could_be_undone_only_in_part_never_lands() {
        WorkingSession request = node.request(token);
        request.source(new Unfit());
        notes(request).put("a", "mine");
        putElsewhere(token, "a", "theirs");
        assertThatThrownBy(request.runs()::commit).isInstanceOf(SessionConflictException.class);
        assertThatThrownBy(request.runs()::reread).isInstanceOf(UnreadableStateException.class);
        request.finish();
        assertThat(stored(token, "a")).isEqualTo("theirs");
        assertThat(request.failure()).containsInstanceOf(UnreadableStateException.class);
    }

    @Test
    void nothing_lands_of_a_request_that_took_over_but_a_part_of_what_is_stored_as_it_entered_its_lock() {
        WorkingSession request = node.request(token);
        request.source(new Unfit());
        notes(request).get("a");
        putElsewhere(token, "a", "theirs");
        assertThatThrownBy(() -> request.lockedSection().enter(WAIT, LEASE))
                .isInstanceOf(UnreadableStateException.class);
        notes(request).put("a", "of what was read before");
        request.finish();
        assertThat(stored(token, "a")).isEqualTo("theirs");
        assertThat(request.failure()).containsInstanceOf(UnreadableStateException.class);
        WorkingSession next = other.request(token);
        next.lockedSection().enter(Duration.ZERO, LEASE);
        next.lockedSection().leave();
    }

    @Test
    void a_session_that_cannot_be_read_for_another_run_is_not_written_either() {
        try (HeartNode strict = new HeartNode(store, "state.on-unreadable", "fail")) {
            WorkingSession request = strict.request(token);
            notes(request).put("a", "mine");
            putElsewhere(token, "a", "theirs");
            assertThatThrownBy(request.runs()::commit).isInstanceOf(SessionConflictException.class);
            store.sessionsAreUnreadable = true;
            assertThatThrownBy(request.runs()::reread)
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageStartingWith("HF0407");
            store.sessionsAreUnreadable = false;
            request.finish();
            assertThat(stored(token, "a")).isEqualTo("theirs");
        }
    }

    /** Takes over nothing, as beans whose stored form this version cannot decode. */
    private record Unfit() implements FieldSources, FieldSource {

        @Override
        public FieldSource sourceFor(WorkingSession session) {
            return this;
        }

        @Override
        public boolean endHasListeners() {
            return false;
        }

        @Override
        public Collected collect() {
            return new Collected(Changes.NONE, Set.of(), Map.of());
        }

        @Override
        public void stored() {}

        @Override
        public void refresh(Map<String, byte @Nullable []> fields) {
            throw new UnreadableStateException("HF0000", "planted", null);
        }

        @Override
        public void revert(Map<String, byte[]> stored) {
            throw new UnreadableStateException("HF0000", "planted", null);
        }

        @Override
        public Optional<FieldRules> rulesOf(String field) {
            return Optional.empty();
        }

        @Override
        public void release(boolean ended) {}
    }
}
