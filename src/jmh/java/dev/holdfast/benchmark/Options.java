package dev.holdfast.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How long and how much to measure.
 *
 * @param rounds of the end-to-end benchmark; 0 leaves it out
 * @param slice for which each contestant is asked in a cell of a round
 * @param warmUp the same before the first round
 * @param contestants who takes part
 * @param jmh whether JMH runs, too
 * @param write whether README and chart are written anew
 */
record Options(int rounds, Duration slice, Duration warmUp, List<Contestant> contestants, boolean jmh, boolean write) {

    /** As the system properties {@code benchmark.*} say. */
    static Options ofSystem() {
        return new Options(
                Integer.getInteger("benchmark.rounds", 7),
                Duration.ofMillis(Integer.getInteger("benchmark.slice", 700)),
                Duration.ofMillis(Integer.getInteger("benchmark.warm-up", 2_000)),
                contestants(System.getProperty("benchmark.contestants", "")),
                Boolean.parseBoolean(System.getProperty("benchmark.jmh", "true")),
                Boolean.parseBoolean(System.getProperty("benchmark.write", "true")));
    }

    /** Whether all take part, so that there is a whole table to write. */
    boolean isComplete() {
        return contestants.size() == Contestant.values().length;
    }

    private static List<Contestant> contestants(String names) {
        return names.isBlank()
                ? List.of(Contestant.values())
                : Arrays.stream(names.split(",")).map(Contestant::valueOf).toList();
    }
}
