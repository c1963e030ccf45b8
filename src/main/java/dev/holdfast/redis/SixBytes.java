package dev.holdfast.redis;

import dev.holdfast.session.store.SessionTimes;
import java.nio.ByteBuffer;

/** Times are stored and sent in six bytes, big-endian: longer ones count as the longest, about 8,900 years. */
final class SixBytes {

    static final int BYTES = 6;

    private SixBytes() {}

    static long clamp(long milliseconds) {
        return Math.max(0, Math.min(milliseconds, SessionTimes.NEVER));
    }

    /** Appends the lower six bytes of a number. */
    static ByteBuffer put(ByteBuffer packed, long number) {
        return packed.putShort((short) (number >> Integer.SIZE)).putInt((int) number);
    }

    /** Reads on. */
    static long get(ByteBuffer packed) {
        long high = Short.toUnsignedLong(packed.getShort());
        return high << Integer.SIZE | Integer.toUnsignedLong(packed.getInt());
    }
}
