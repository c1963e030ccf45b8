package dev.holdfast.testkit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A history's operations, found by what they did and where; refused ones are in none of the lists. */
final class Index {

    private final List<Operation> all;
    private final Map<Place, Map<String, List<Operation>>> adds = new HashMap<>();
    private final Map<Place, Map<String, List<Operation>>> removals = new HashMap<>();
    private final Map<String, List<Operation>> ends;

    Index(List<Operation> operations) {
        all = operations.stream()
                .filter(operation -> !(operation.outcome() instanceof Outcome.Refused))
                .sorted(Comparator.comparingLong(Operation::start))
                .toList();
        ends = all.stream()
                .filter(operation -> operation.call().action() instanceof Action.End)
                .collect(Collectors.groupingBy(operation -> operation.call().session()));
        all.forEach(this::sort);
    }

    private void sort(Operation operation) {
        if (operation.call().action() instanceof Action.Add add) {
            put(adds, operation, add.entry());
        } else if (operation.call().action() instanceof Action.Remove remove) {
            put(removals, operation, remove.entry());
        }
    }

    private static void put(Map<Place, Map<String, List<Operation>>> map, Operation operation, String entry) {
        Place place = new Place(operation.session(), operation.call().key());
        map.computeIfAbsent(place, any -> new HashMap<>())
                .computeIfAbsent(entry, any -> new ArrayList<>())
                .add(operation);
    }

    /** In the order in which they started. */
    List<Operation> all() {
        return all;
    }

    /** In the order in which they started. */
    Stream<Operation> reads() {
        return all.stream().filter(operation -> operation.outcome() instanceof Outcome.Seen);
    }

    /** Entry → the operations that added it there. */
    Map<String, List<Operation>> adds(Place place) {
        return adds.getOrDefault(place, Map.of());
    }

    /** The operations that took an entry away. */
    List<Operation> removals(Place place, String entry) {
        return removals.getOrDefault(place, Map.of()).getOrDefault(entry, List.of());
    }

    /** The operations that ended a session. */
    List<Operation> ends(String session) {
        return ends.getOrDefault(session, List.of());
    }
}
