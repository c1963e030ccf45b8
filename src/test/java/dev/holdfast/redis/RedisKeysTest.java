package dev.holdfast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserId;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.util.JedisClusterCRC16;

class RedisKeysTest {

    private static final int SLOTS = 16_384;

    private final RedisKeys keys = new RedisKeys("holdfast", "shop");

    @Test
    void keys_are_named_as_documented() {
        byte[] bytes = new byte[SessionRef.BYTES];
        bytes[0] = 64; // tag 0
        SessionRef ref = SessionRef.of(bytes);
        assertThat(keys.session(ref)).isEqualTo("holdfast:shop:{464}:session:QAAAAAAAAAAAAAAAAAAAAA");
        assertThat(keys.ledger(0)).isEqualTo("holdfast:shop:{464}:ledger");
        assertThat(keys.user(UserId.of("ada"))).isEqualTo("holdfast:shop:user:{" + UserId.of("ada") + "}");
        assertThat(keys.keyRing()).isEqualTo("holdfast:shop:keys");
    }

    @Test
    void a_session_lies_in_the_slot_of_its_ledger() {
        for (int first = 0; first < 256; first++) {
            byte[] bytes = new byte[SessionRef.BYTES];
            bytes[0] = (byte) first;
            SessionRef ref = SessionRef.of(bytes);
            assertThat(slot(keys.session(ref))).isEqualTo(slot(keys.ledger(ref.tag())));
        }
    }

    @Test
    void tags_are_evenly_spaced_over_the_slots() {
        int[] slots = IntStream.range(0, SessionRef.TAGS)
                .map(tag -> slot(keys.ledger(tag)))
                .toArray();
        assertThat(slots).isSorted();
        int[] distances = IntStream.range(0, slots.length)
                .map(i -> Math.floorMod(slots[(i + 1) % slots.length] - slots[i], SLOTS))
                .toArray();
        int even = SLOTS / SessionRef.TAGS;
        assertThat(Arrays.stream(distances).min().orElseThrow()).isGreaterThan(even * 8 / 10);
        assertThat(Arrays.stream(distances).max().orElseThrow()).isLessThan(even * 12 / 10);
    }

    private static int slot(String key) {
        return JedisClusterCRC16.getSlot(key);
    }
}
