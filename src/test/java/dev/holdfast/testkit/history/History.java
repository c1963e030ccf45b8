package dev.holdfast.testkit.history;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Records operations with times of this JVM alone, so that those of all clients can be compared. Thread-safe. */
public final class History {

    private final long origin = System.nanoTime();
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();

    /** The nanoseconds since this history began. */
    public long now() {
        return System.nanoTime() - origin;
    }

    /** Sends a request and records it; one that throws is recorded as unanswered. */
    public Outcome record(Call call, Supplier<Outcome> request) {
        long start = now();
        Outcome outcome = new Outcome.Unknown();
        try {
            outcome = request.get();
            return outcome;
        } finally {
            add(new Operation(call, start, now(), outcome));
        }
    }

    /** Records what was timed by {@link #now}. */
    public void add(Operation operation) {
        operations.add(operation);
    }

    /** All that was recorded so far. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }
}
