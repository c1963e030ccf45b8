package dev.holdfast.testkit.history;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A read sees what nobody can have put there: a refused write landed, one landed twice, something removed is back. */
final class UnaskedWrites implements Check {

    @Override
    public Stream<Fault> faults(Index history) {
        return history.reads().flatMap(read -> faults(history, read));
    }

    private static Stream<Fault> faults(Index history, Operation read) {
        Place place = new Place(read.session(), read.call().key());
        Map<String, List<Operation>> adds = history.adds(place);
        return ((Outcome.Seen) read.outcome())
                .entries().keySet().stream()
                        .flatMap(entry -> fault(
                                read, entry, adds.getOrDefault(entry, List.of()), history.removals(place, entry)));
    }

    private static Stream<Fault> fault(Operation read, String entry, List<Operation> adds, List<Operation> removals) {
        List<Operation> possible =
                adds.stream().filter(add -> add.mayPrecede(read)).toList();
        List<Operation> removed = removals.stream()
                .filter(remove -> remove.isDone() && remove.isBefore(read))
                .filter(remove -> possible.stream().allMatch(add -> add.isBefore(remove)))
                .toList();
        int seen = ((Outcome.Seen) read.outcome()).count(entry);
        return seen <= possible.size() - removed.size()
                ? Stream.empty()
                : Stream.of(new Fault(
                        "unasked write: " + entry + " is seen " + seen + " times, may have been added "
                                + possible.size() + " times and was removed " + removed.size() + " times",
                        read,
                        removed.isEmpty() ? possible : removed));
    }
}
