package dev.holdfast.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What the rounds of the end-to-end benchmark gave: only ratios within a round are told. */
final class Measured {

    private final Map<Cell, Map<Contestant, List<Double>>> rounds = new HashMap<>();

    void add(Cell cell, Contestant contestant, double nanos) {
        rounds.computeIfAbsent(cell, any -> new EnumMap<>(Contestant.class))
                .computeIfAbsent(contestant, any -> new ArrayList<>())
                .add(nanos);
    }

    /** How many times longer one took than the other: the median over the rounds. */
    double ratio(Cell cell, Contestant one, Contestant other) {
        List<Double> ones = rounds.get(cell).get(one);
        List<Double> others = rounds.get(cell).get(other);
        return median(IntStream.range(0, ones.size())
                .mapToDouble(round -> ones.get(round) / others.get(round))
                .toArray());
    }

    /** All of it, for whoever watches the run, the medians in microseconds included. They are promised to nobody. */
    String described() {
        StringBuilder text = new StringBuilder();
        for (Cell cell : Cell.all()) {
            text.append(cell);
            rounds.get(cell)
                    .forEach((one, nanos) -> text.append(String.format(
                            Locale.ROOT,
                            "  %s %.2f (%.0f us)",
                            one,
                            ratio(cell, one, Contestant.HGETALL),
                            median(nanos.stream()
                                            .mapToDouble(Double::doubleValue)
                                            .toArray())
                                    / 1_000)));
            text.append('\n');
        }
        return text.toString();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
