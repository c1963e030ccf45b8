package dev.holdfast.demo.shop;

import java.time.Duration;
import java.time.Instant;

/** Spans of time instead of instants, so that the browser's clock does not matter. */
final class Spans {

    private Spans() {}

    static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
