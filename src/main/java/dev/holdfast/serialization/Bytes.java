package dev.holdfast.serialization;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are equal where they are the same ones.
 *
 * @param bytes never changed
 */
record Bytes(byte[] bytes) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes those && Arrays.equals(bytes, those.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
