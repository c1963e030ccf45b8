package dev.holdfast.testkit.history;

import java.util.List;
import java.util.stream.Stream;

/** A client's session was not there, though nobody may have ended it: a logout. */
final class LostSessions implements Check {

    @Override
    public Stream<Fault> faults(Index history) {
        return history.all().stream()
                .filter(operation -> !operation.metItsSession())
                .filter(operation ->
                        history.ends(operation.call().session()).stream().noneMatch(end -> end.mayPrecede(operation)))
                .map(operation -> new Fault("lost session", operation, List.of()));
    }
}
