package dev.holdfast.config;

import java.time.Duration;
import java.util.List;

/**
 * How tokens are signed: {@code holdfast.token.*}.
 *
 * @param keys {@code keys}: decoded keys of at least 32 bytes, the first signs and all verify; empty: the nodes agree on one
 *     through the store
 * @param grace {@code grace}: how long a replaced secret stays good after the new one was first seen
 */
public record TokenConfig(List<byte[]> keys, Duration grace) {

    /** Copies the list. */
    public TokenConfig {
        keys = List.copyOf(keys);
    }

    /** Hides the keys. */
    @Override
    public String toString() {
        return "TokenConfig[keys=" + keys.size() + ", grace=" + grace + "]";
    }
}
