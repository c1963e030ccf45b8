package dev.holdfast.benchmark;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks, each in a JVM of its own. */
final class Jmh {

    private static final int MEDIAN = 50;

    private Jmh() {}

    /** Name, with its parameter after a blank, → median in microseconds. */
    static Map<String, Double> run() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("dev\\.holdfast\\.benchmark\\..*Benchmark\\.")
                        .forks(1)
                        .jvmArgs("-Xmx1g")
                        .warmupIterations(2)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .shouldFailOnError(true)
                        .build())
                .run();
        Map<String, Double> medians = new TreeMap<>();
        for (RunResult result : results) {
            medians.put(name(result), result.getPrimaryResult().getStatistics().getPercentile(MEDIAN));
        }
        return medians;
    }

    private static String name(RunResult result) {
        String method = result.getPrimaryResult().getLabel();
        String type = result.getParams().getParam("type");
        return type == null ? method : method + " " + type;
    }
}
