package dev.holdfast.testkit.history;

import java.util.List;
import java.util.stream.Stream;

/** A session's end was answered, and a request that started later still met the session, or met it again. */
final class UseAfterEnd implements Check {

    @Override
    public Stream<Fault> faults(Index history) {
        return history.all().stream()
                .filter(operation -> operation.outcome().session().isPresent())
                .flatMap(operation -> fault(history, operation));
    }

    private static Stream<Fault> fault(Index history, Operation operation) {
        List<Operation> ends = history.ends(operation.session()).stream()
                .filter(end -> end.isDone() && end.isBefore(operation))
                .toList();
        return ends.isEmpty() ? Stream.empty() : Stream.of(new Fault("use after end", operation, ends));
    }
}
