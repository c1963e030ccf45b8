package dev.holdfast.memory;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.SessionTimes;

/** When a session ends. Times are stored as in Redis, in six bytes: longer ones count as the longest. */
final class Deadlines {

    private Deadlines() {}

    static long clamp(long milliseconds) {
        return Math.max(0, Math.min(milliseconds, SessionTimes.NEVER));
    }

    /** When a session used now ends if it is not used again; the interval is added since uses within it go unrecorded. */
    static long after(long now, long idleTimeout, long interval, long absoluteDeadline) {
        long deadline = idleTimeout > 0 ? clamp(now + idleTimeout + clamp(interval)) : SessionTimes.NEVER;
        return absoluteDeadline > 0 ? Math.min(deadline, absoluteDeadline) : deadline;
    }

    static LossReason overdueReason(SessionTimes times, long now) {
        return times.absoluteDeadline() > 0 && now >= times.absoluteDeadline() ? LossReason.ABSOLUTE : LossReason.IDLE;
    }
}
