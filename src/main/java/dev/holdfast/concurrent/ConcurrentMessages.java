package dev.holdfast.concurrent;

/** What this package says: HF13xx. */
final class ConcurrentMessages {

    static final String NOT_STORED =
            "HF1301: What a task on another thread has changed in its session was not stored. The request "
                    + "that handed it over is told as well, unless it has answered: {0}";

    private ConcurrentMessages() {}
}
