package dev.holdfast.testkit.history;

import java.util.Locale;

/**
 * A call and its outcome, with the nanoseconds of the history between which it took place.
 *
 * @param call what was asked
 * @param start before the request left
 * @param end after the answer was there
 * @param outcome what was answered
 */
public record Operation(Call call, long start, long end, Outcome outcome) {

    private static final double NANOS_PER_MILLI = 1e6;

    boolean isBefore(Operation other) {
        return end < other.start;
    }

    /** Whether it may have taken place before the other one was over. */
    boolean mayPrecede(Operation other) {
        return start < other.end && !isRefused();
    }

    boolean isDone() {
        return outcome instanceof Outcome.Done;
    }

    private boolean isRefused() {
        return outcome instanceof Outcome.Refused;
    }

    /** The session in which it happened; where the answer does not say, the one that was meant. */
    String session() {
        return outcome.session().orElse(call.session());
    }

    boolean metItsSession() {
        return session().equals(call.session());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s [%.3f to %.3f ms] → %s",
                call,
                start / NANOS_PER_MILLI,
                end / NANOS_PER_MILLI,
                outcome);
    }
}
