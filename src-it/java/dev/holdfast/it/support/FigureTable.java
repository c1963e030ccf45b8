package dev.holdfast.it.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what was counted as the tables of the README. Not for use by several threads. */
public final class FigureTable {

    private final StringBuilder tables = new StringBuilder();
    private final List<Pattern> rows = new ArrayList<>();

    /**
     * Begins a table of what requests cost.
     *
     * @param setting what is common to its rows
     */
    public void costs(String setting) {
        begin("| %s | commands | round trips | bytes to and from Redis | at most |%n|---|---|---|---|---|%n", setting);
    }

    /**
     * Begins a table of sizes.
     *
     * @param setting what is common to its rows
     */
    public void sizes(String setting) {
        begin("| %s | bytes | at most |%n|---|---|---|%n", setting);
    }

    private void begin(String head, String setting) {
        rows.add(Pattern.compile("^" + Pattern.quote("| " + setting + " |"), Pattern.MULTILINE));
        tables.append(tables.isEmpty() ? "" : "\n").append(head.formatted(setting));
    }

    /**
     * Adds to a table of costs.
     *
     * @param what was done
     * @param cost of it
     * @param limit that is held
     */
    public void row(String what, RedisMeter.Cost cost, String limit) {
        expect(what, limit);
        tables.append("| %s | %d | %d | %,d | %s |%n"
                .formatted(what, cost.commands(), cost.roundTrips(), cost.bytes(), limit));
    }

    /**
     * Adds to a table of sizes.
     *
     * @param what was weighed
     * @param bytes it takes
     * @param limit that is held
     */
    public void row(String what, long bytes, long limit) {
        expect(what, "%,d".formatted(limit));
        tables.append("| %s | %,d | %,d |%n".formatted(what, bytes, limit));
    }

    /** What was counted may differ by a few bytes each time; what was done and the limit may not. */
    private void expect(String what, String limit) {
        rows.add(Pattern.compile(
                "^" + Pattern.quote("| " + what + " |") + ".*" + Pattern.quote("| " + limit + " |") + "$",
                Pattern.MULTILINE));
    }

    /**
     * Compares with what is published.
     *
     * @param file the README
     * @return the heads and rows that it lacks, or has with another limit
     * @throws IOException if it cannot be read
     */
    public List<String> missingIn(String file) throws IOException {
        String text = Files.readString(Path.of(file));
        return rows.stream()
                .filter(row -> !row.matcher(text).find())
                .map(Pattern::pattern)
                .toList();
    }

    /**
     * Prints the tables and leaves them in a file.
     *
     * @param file below {@code target}
     * @throws IOException if it cannot be written
     */
    public void publish(String file) throws IOException {
        Files.writeString(Path.of("target", file), tables);
        System.out.println(tables);
    }
}
