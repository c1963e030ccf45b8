package dev.holdfast.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of the README between the markers of the benchmarks, and the chart beside the code. */
final class Readme {

    private static final Path README = Path.of("README.md");
    private static final Path CHART = Path.of("src/jmh/benchmark.svg");
    private static final String BEGIN = "<!-- %s -->\n";
    private static final String END = "<!-- /%s -->";

    private Readme() {}

    static void write(String marker, String table) throws IOException {
        String text = Files.readString(README);
        String begin = BEGIN.formatted(marker);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(END.formatted(marker));
        if (from < begin.length() || to < from) {
            throw new IllegalStateException("README.md has no place between " + begin.strip() + " and its end");
        }
        Files.writeString(README, text.substring(0, from) + table + text.substring(to));
    }

    static void draw(String chart) throws IOException {
        Files.writeString(CHART, chart);
    }
}
