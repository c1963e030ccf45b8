package dev.holdfast.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.Tombstone;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class ShardTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Tombstone TOMBSTONE = new Tombstone(LossReason.ENDED, 1, "node", "claim");

    private final Shard shard = new Shard();

    @Test
    void what_has_expired_is_let_go_of_without_being_asked_for() {
        for (int i = 0; i < 1_000; i++) {
            shard.put(SessionRef.random(RANDOM), Stored.purged(TOMBSTONE, 10 + i % 7));
        }
        for (int i = 0; i < 200; i++) {
            shard.sweep(20);
        }
        assertThat(shard.size()).isZero();
    }

    @Test
    void what_was_prolonged_is_kept_until_its_new_end() {
        SessionRef ref = SessionRef.random(RANDOM);
        shard.put(ref, Stored.purged(TOMBSTONE, 10));
        shard.put(ref, Stored.purged(TOMBSTONE, 30));
        shard.sweep(20);
        assertThat(shard.find(ref, 20)).isNotNull();
        shard.sweep(30);
        assertThat(shard.size()).isZero();
    }

    @Test
    void what_was_shortened_is_let_go_of_at_its_new_end() {
        SessionRef ref = SessionRef.random(RANDOM);
        shard.put(ref, Stored.purged(TOMBSTONE, 30));
        shard.put(ref, Stored.purged(TOMBSTONE, 10));
        shard.sweep(10);
        assertThat(shard.size()).isZero();
    }

    @Test
    void the_ledger_forgets_a_lost_session_some_days_after_it_expired() {
        SessionRef ref = SessionRef.random(RANDOM);
        shard.put(ref, Stored.purged(TOMBSTONE, 10));
        shard.ledger().put(ref, 5);
        shard.sweep(10);
        assertThat(shard.ledger().due(10, 9)).containsExactly(ref);
        shard.sweep(10 + 8L * 24 * 3600 * 1000);
        assertThat(shard.ledger().due(10, 9)).isEmpty();
    }
}
