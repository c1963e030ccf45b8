package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SizeLimitsTest extends HeartTest {

    private static final String[] SMALL = {
        "state.field-warn-bytes", "100",
        "state.field-max-bytes", "200",
        "state.session-warn-bytes", "300",
        "state.session-max-bytes", "400"
    };

    private final HeartNode small = new HeartNode(store, SMALL);

    @AfterEach
    void closeSmall() {
        small.close();
    }

    @Test
    void a_field_at_its_limits_is_neither_warned_of_nor_refused() {
        WorkingSession request = small.request();
        notes(request).put("a", "x".repeat(100));
        request.commit();
        notes(request).put("a", "x".repeat(101));
        request.commit();
        notes(request).put("a", "x".repeat(200));
        request.commit();
        assertThat(small.told())
                .containsExactly(
                        "SESSION_CREATED",
                        "SIZE_WARNED field a of 101 bytes",
                        "SESSION_COMMITTED",
                        "SIZE_WARNED field a of 200 bytes",
                        "SESSION_COMMITTED");
    }

    @Test
    void a_field_over_its_limit_is_refused_with_all_that_came_along() {
        String token = small.create("b", "1");
        WorkingSession request = small.request(token);
        notes(request).put("a", "x".repeat(201)).put("b", "2");
        assertThatThrownBy(request::commit)
                .isInstanceOf(SessionTooLargeException.class)
                .hasMessageStartingWith(
                        "HF0405: Field a of session " + request.ref().orElseThrow())
                .hasMessageContainingAll("201 bytes", "limit is 200", "holdfast.state.field-max-bytes");
        assertThat(stored(token, "b")).isEqualTo("1");
        assertThat(request.hasFailed()).as("the store did its part").isFalse();
    }

    @Test
    void nothing_follows_a_refused_commit_and_it_is_counted_once() {
        String token = small.create("b", "1");
        WorkingSession request = small.request(token);
        notes(request).put("a", "x".repeat(201));
        assertThatThrownBy(request::commit).isInstanceOf(SessionTooLargeException.class);
        notes(request).put("a", "fits").put("b", "2");
        request.commit();
        request.finish();
        assertThat(small.told()).containsExactly("SIZE_REFUSED field a of 201 bytes");
        assertThat(stored(token, "a")).isNull();
        assertThat(stored(token, "b")).isEqualTo("1");
    }

    @Test
    void a_session_counts_names_and_values_and_its_biggest_fields_are_named() {
        WorkingSession request = small.request();
        notes(request).put("a", "x".repeat(90)).put("b", "x".repeat(80)).put("c", "x".repeat(70));
        notes(request).put("d", "x".repeat(56));
        request.commit();
        assertThat(small.told()).containsExactly("SESSION_CREATED");
        notes(request).put("e", "");
        request.commit();
        assertThat(small.told())
                .containsExactly(
                        "SIZE_WARNED session of 301 bytes; biggest fields: a (90 bytes), b (80 bytes), c (70 bytes)",
                        "SESSION_COMMITTED");
    }

    @Test
    void a_session_over_its_limit_is_refused_naming_the_biggest_fields() {
        String token = small.create("a", "x".repeat(90), "b", "x".repeat(99), "c", "x".repeat(100));
        WorkingSession request = small.request(token);
        notes(request).put("d", "x".repeat(98)).remove("nothing");
        request.commit();
        assertThat(small.told()).hasSize(2);
        notes(request).put("e", "x".repeat(9));
        assertThatThrownBy(request::commit)
                .isInstanceOf(SessionTooLargeException.class)
                .hasMessageStartingWith(
                        "HF0406: The fields of session " + request.ref().orElseThrow() + " take 401 bytes")
                .hasMessageContaining("c (100 bytes), b (99 bytes), d (98 bytes).")
                .hasMessageContaining("holdfast.state.session-max-bytes");
        assertThat(stored(token, "e")).isNull();
        assertThat(small.told()).containsExactly("SIZE_REFUSED session of 401 bytes");
    }

    @Test
    void a_new_session_over_the_limit_is_not_created() {
        WorkingSession request = small.request();
        notes(request).put("a", "x".repeat(200)).put("b", "x".repeat(200));
        assertThatThrownBy(request::commit)
                .isInstanceOf(SessionTooLargeException.class)
                .hasMessageContaining("HF0406: The fields of a new session take 402 bytes");
        assertThat(store.calls()).isZero();
        assertThat(request.takeTokenInstruction()).isEmpty();
    }

    @Test
    void what_is_too_large_already_may_shrink_and_stay_as_it_is_but_not_grow() {
        String token = node.create("a", "x".repeat(500), "b", "x".repeat(500), "c", "1");
        WorkingSession request = small.request(token);
        notes(request).put("a", "x".repeat(499));
        request.commit();
        notes(request).put("a", "y".repeat(499)).put("c", "2");
        request.commit();
        notes(request).remove("b");
        request.commit();
        assertThat(small.told()).containsOnly("SESSION_COMMITTED").hasSize(3);
        assertThat(stored(token, "a")).hasSize(499);
        notes(request).put("a", "x".repeat(500));
        assertThatThrownBy(request::commit).hasMessageStartingWith("HF0405");
    }

    @Test
    void zero_means_no_limit() {
        try (HeartNode unlimited = new HeartNode(
                store,
                "state.field-warn-bytes",
                "0",
                "state.field-max-bytes",
                "0",
                "state.session-warn-bytes",
                "0",
                "state.session-max-bytes",
                "0")) {
            WorkingSession request = unlimited.request();
            notes(request).put("a", "x".repeat(8_000_000));
            request.commit();
            assertThat(unlimited.told()).containsExactly("SESSION_CREATED");
        }
    }
}
