package dev.holdfast.redis;

import dev.holdfast.session.store.SessionTimes;

/** Times are stored in six bytes: longer ones count as the longest, about 8,900 years. */
final class SixBytes {

    private SixBytes() {}

    static long clamp(long milliseconds) {
        return Math.max(0, Math.min(milliseconds, SessionTimes.NEVER));
    }
}
