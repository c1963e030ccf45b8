package dev.holdfast.benchmark;

import java.util.Map;

/** Runs all benchmarks and writes what they gave into the README. To be started at the top of the tree. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Takes its options from system properties. */
    public static void main(String[] arguments) {
        try {
            run(Options.ofSystem());
            System.exit(0); // whatever threads the contestants have left
        } catch (Throwable failed) {
            failed.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Options options) throws Exception {
        if (options.rounds() > 0) {
            endToEnd(options);
        }
        if (options.jmh()) {
            jmh(options);
        }
    }

    private static void endToEnd(Options options) throws Exception {
        Measured measured = EndToEnd.run(options);
        System.out.println(measured.described());
        if (options.write() && options.isComplete()) {
            Readme.write("benchmark", Tables.endToEnd(measured));
            Readme.draw(Chart.of(measured));
        }
    }

    private static void jmh(Options options) throws Exception {
        Map<String, Double> medians = Jmh.run();
        System.out.println(medians);
        if (options.write()) {
            Readme.write("benchmark-jmh", Tables.jmh(medians));
        }
    }
}
