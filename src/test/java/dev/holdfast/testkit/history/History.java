package dev.holdfast.testkit.history;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** Records operations with times of this JVM alone, so that those of all clients can be compared. Thread-safe. */
public final class History {

    private final long origin = System.nanoTime();
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();

    /** The nanoseconds since this history began. */
    public long now() {
        return System.nanoTime() - origin;
    }

    /** Sends a request and records what its answer means; one that throws is recorded as unanswered. */
    public <T> T record(Call call, Supplier<T> request, Function<T, Outcome> meaning) {
        long start = now();
        Outcome outcome = new Outcome.Unknown();
        try {
            T answer = request.get();
            outcome = meaning.apply(answer);
            return answer;
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
