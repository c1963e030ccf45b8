package dev.holdfast.cdi;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The durations that the interceptors' annotations hold as text; empty means the configured one. */
enum Durations {
    /** {@code waitAtMost} of {@code @SessionLocked}. */
    WAIT(Duration.ZERO, Duration.ofMinutes(10)),
    /** {@code lease} of {@code @SessionLocked}. */
    LEASE(Duration.ofSeconds(1), Duration.ofHours(1)),
    /** {@code within} of {@code @RetryOnConflict}. */
    WITHIN(Duration.ZERO, Duration.ofMinutes(10)),
    /** {@code maxAge} of {@code @RequiresRecentSignIn}. */
    MAX_AGE(Duration.ofSeconds(1), Duration.ofDays(30));

    private final Duration from;
    private final Duration to;

    Durations(Duration from, Duration to) {
        this.from = from;
        this.to = to;
    }

    /** The duration of a text that the deployment has found to be good. */
    static Duration of(String text, Duration configured) {
        return text.isEmpty() ? configured : Duration.parse(text);
    }

    /** What is wrong with a text that may be empty. */
    Optional<String> faultOf(String text) {
        return text.isEmpty() ? Optional.empty() : faultOfGiven(text);
    }

    /** What is wrong with a text for which nothing configured stands in. */
    Optional<String> faultOfGiven(String text) {
        try {
            Duration found = Duration.parse(text);
            return found.compareTo(from) >= 0 && found.compareTo(to) <= 0
                    ? Optional.empty()
                    : Optional.of("is not within " + from + " to " + to);
        } catch (DateTimeParseException unparsable) {
            return Optional.of("is no ISO-8601 duration of " + from + " to " + to);
        }
    }
}
