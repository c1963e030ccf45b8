package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.testkit.Notes;
import org.junit.jupiter.api.Test;

/** "The store did not answer" is never "no such session". */
class StoreFailureTest extends HeartTest {

    private final String token = node.create("a", "1");

    @Test
    void a_request_that_touches_nothing_does_not_notice() {
        everythingFails(true);
        WorkingSession request = node.request(token);
        request.commit();
        assertThat(request.hasFailed()).isFalse();
        assertThat(request.takeTokenInstruction()).isEmpty();
        request.finish();
    }

    @Test
    void a_session_that_cannot_be_read_is_an_error_at_each_touch_and_nobody_is_logged_out() {
        everythingFails(true);
        WorkingSession request = node.request(token);
        Notes notes = notes(request);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> notes.get("a")).isInstanceOf(StoreUnavailableException.class);
            assertThat(request.hasFailed()).isTrue();
        }
        assertThatThrownBy(request::end).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(request::renew).isInstanceOf(StoreUnavailableException.class);
        request.finish();
        assertThat(request.takeTokenInstruction()).isEmpty();
        assertThat(node.told()).containsOnly("STORE_UNAVAILABLE");
        everythingFails(false);
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void a_request_recovers_from_a_failed_read_when_the_store_is_back() {
        everythingFails(true);
        WorkingSession request = node.request(token);
        Notes notes = notes(request);
        assertThatThrownBy(() -> notes.get("a")).isInstanceOf(StoreUnavailableException.class);
        everythingFails(false);
        assertThat(notes.get("a")).isEqualTo("1");
        assertThat(request.hasFailed()).isFalse();
        notes.put("a", "2");
        request.commit();
        assertThat(stored(token, "a")).isEqualTo("2");
    }

    @Test
    void nothing_follows_a_commit_that_was_not_answered() {
        WorkingSession request = node.request(token);
        notes(request).put("a", "2");
        everythingFails(true);
        assertThatThrownBy(request::commit).isInstanceOf(StoreUnavailableException.class);
        everythingFails(false);
        assertThat(request.hasFailed()).isTrue();
        assertThat(notes(request).get("b")).isNull();
        assertThat(request.hasFailed()).as("for good").isTrue();

        notes(request).put("a", "3");
        request.commit();
        request.finish();
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void a_creation_that_was_not_answered_tells_the_client_of_no_token() {
        store.commitsFail = true;
        WorkingSession request = node.request();
        notes(request).put("a", "2");
        assertThatThrownBy(request::commit).isInstanceOf(StoreUnavailableException.class);
        store.commitsFail = false;
        request.finish();
        assertThat(request.takeTokenInstruction()).isEmpty();
        assertThat(request.hasFailed()).isTrue();
        assertThat(node.told()).containsExactly("STORE_UNAVAILABLE");
    }

    @Test
    void a_node_that_cannot_read_the_keys_creates_nothing() {
        try (HeartNode third = new HeartNode(store)) {
            store.keysFail = true;
            store.commits.set(0);
            WorkingSession request = third.request();
            notes(request).put("a", "2");
            assertThatThrownBy(request::commit).isInstanceOf(StoreUnavailableException.class);
            assertThat(request.hasFailed()).isTrue();
            assertThat(store.commits).hasValue(0);
        }
    }

    @Test
    void live_objects_are_let_go_of_whatever_happens() {
        Notes.Kind kind = new Notes.Kind(false);
        try (HeartNode third = new HeartNode(store, kind)) {
            WorkingSession request = third.request(token);
            Notes.of(request, kind).put("a", "2");
            everythingFails(true);
            assertThatThrownBy(request::finish).isInstanceOf(StoreUnavailableException.class);
            assertThat(kind.releases()).containsExactly("released");
            request.finish();
            assertThat(kind.releases()).hasSize(1);
        }
    }

    @Test
    void one_source_that_fails_to_let_go_keeps_no_other_from_it() {
        Notes.Kind failing = new Notes.Kind(false).calling(() -> {
            throw new IllegalStateException("planted");
        });
        Notes.Kind second = new Notes.Kind(false);
        WorkingSession request = node.request(token);
        Notes.of(request, failing);
        Notes.of(request, second);
        assertThatThrownBy(request::finish).hasMessage("planted").hasNoSuppressedExceptions();
        assertThat(failing.releases()).hasSize(1);
        assertThat(second.releases()).hasSize(1);
        assertThatThrownBy(() -> Notes.of(request)).hasMessageStartingWith("HF0409");
    }

    private void everythingFails(boolean fails) {
        store.opensFail = fails;
        store.commitsFail = fails;
        store.endsFail = fails;
        store.finishesFail = fails;
        store.keysFail = fails;
    }
}
