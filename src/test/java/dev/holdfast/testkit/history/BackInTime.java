package dev.holdfast.testkit.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A client no longer sees what it saw before, though nobody may have removed it: an old state was served. */
final class BackInTime implements Check {

    @Override
    public Stream<Fault> faults(Index history) {
        Map<Reader, Operation> last = new HashMap<>();
        return history.reads().filter(Operation::metItsSession).flatMap(read -> {
            Operation before =
                    last.put(new Reader(read.call().client(), read.call().place()), read);
            return before == null ? Stream.empty() : faults(history, before, read);
        });
    }

    private static Stream<Fault> faults(Index history, Operation before, Operation read) {
        Outcome.Seen then = (Outcome.Seen) before.outcome();
        Outcome.Seen now = (Outcome.Seen) read.outcome();
        return then.entries().keySet().stream()
                .filter(entry -> now.count(entry) < then.count(entry) - removals(history, before, read, entry))
                .map(entry -> new Fault(
                        "back in time: " + entry + " was seen " + then.count(entry) + " times, is seen "
                                + now.count(entry) + " times",
                        read,
                        List.of(before)));
    }

    private static long removals(Index history, Operation before, Operation read, String entry) {
        return history.removals(read.call().place(), entry).stream()
                .filter(remove -> remove.mayPrecede(read) && !remove.isBefore(before))
                .count();
    }

    private record Reader(String client, Place place) {}
}
