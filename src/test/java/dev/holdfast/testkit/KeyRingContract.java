package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.bytes;
import static dev.holdfast.testkit.SessionDriver.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract: the nodes of a namespace agree on the keys that sign tokens. */
public interface KeyRingContract extends StoreFixture {

    @Test
    default void the_first_candidate_founds_the_ring_and_later_ones_are_not_needed() {
        assertThat(keys(Map.of("k1", "one"), "k1")).isEqualTo(Map.of("k1", "one"));
        assertThat(keys(Map.of("k2", "two"), "k2")).isEqualTo(Map.of("k1", "one"));
        assertThat(keys(Map.of("k1", "one"), "k1")).isEqualTo(Map.of("k1", "one"));
    }

    @Test
    default void held_keys_that_are_missing_are_put_back() {
        assertThat(keys(Map.of("k1", "one", "k2", "two"), null)).isEqualTo(Map.of("k1", "one", "k2", "two"));
        assertThat(keys(Map.of(), null)).isEqualTo(Map.of("k1", "one", "k2", "two"));
    }

    @Test
    default void a_candidate_beside_held_keys_is_not_needed() {
        assertThat(keys(Map.of("k1", "one", "k2", "two"), "k2")).isEqualTo(Map.of("k1", "one"));
    }

    @Test
    default void a_key_once_in_the_ring_is_never_replaced() {
        keys(Map.of("k1", "one"), null);
        assertThat(keys(Map.of("k1", "other"), null)).isEqualTo(Map.of("k1", "one"));
    }

    @Test
    default void an_empty_ring_stays_empty_without_a_key() {
        assertThat(keys(Map.of(), null)).isEmpty();
    }

    private Map<String, String> keys(Map<String, String> held, String candidate) {
        Map<String, byte[]> keys = new HashMap<>();
        held.forEach((id, key) -> keys.put(id, bytes(key)));
        return texts(new HashMap<>(store().keys(keys, candidate)));
    }
}
