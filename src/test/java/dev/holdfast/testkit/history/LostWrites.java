package dev.holdfast.testkit.history;

import java.util.List;
import java.util.stream.Stream;

/** A write was answered, and a read that started later, anybody's, does not see it, though nobody may have removed it. */
final class LostWrites implements Check {

    @Override
    public Stream<Fault> faults(Index history) {
        return history.reads().filter(Operation::metItsSession).flatMap(read -> faults(history, read));
    }

    private static Stream<Fault> faults(Index history, Operation read) {
        Place place = read.call().place();
        return history.adds(place).entrySet().stream()
                .flatMap(added ->
                        fault(read, added.getKey(), added.getValue(), history.removals(place, added.getKey())));
    }

    private static Stream<Fault> fault(Operation read, String entry, List<Operation> adds, List<Operation> removals) {
        List<Operation> answered =
                adds.stream().filter(add -> add.isDone() && add.isBefore(read)).toList();
        long removed =
                removals.stream().filter(remove -> remove.mayPrecede(read)).count();
        int seen = ((Outcome.Seen) read.outcome()).count(entry);
        return seen >= answered.size() - removed
                ? Stream.empty()
                : Stream.of(new Fault(
                        "lost write: " + entry + " was added " + answered.size() + " times, is seen " + seen + " times",
                        read,
                        answered));
    }
}
