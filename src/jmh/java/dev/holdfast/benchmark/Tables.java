package dev.holdfast.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, as the README tells it: ratios only. */
final class Tables {

    private static final List<Contestant> COMPARED = List.of(
            Contestant.HOLDFAST_READ,
            Contestant.HOLDFAST_CHANGE,
            Contestant.SPRING_READ,
            Contestant.SPRING_CHANGE,
            Contestant.MEMORY);

    private Tables() {}

    static String endToEnd(Measured measured) {
        String head = COMPARED.stream().map(Contestant::label).collect(Collectors.joining(" | "));
        return "| session | connections | " + head + " | Spring ÷ Holdfast, read | …, changed |\n"
                + "|---|---:|" + "---:|".repeat(COMPARED.size() + 2) + "\n"
                + Cell.all().stream().map(cell -> row(measured, cell)).collect(Collectors.joining());
    }

    static String jmh(Map<String, Double> medians) {
        return "| one request, without its HTTP | × unchanged read |\n|---|---:|\n"
                + requests(medians)
                + "\n| one field | encode | decode |\n|---|---:|---:|\n"
                + codec(medians, "text", "`String` of 100 B")
                + codec(medians, "number", "`BigDecimal`")
                + codec(medians, "instant", "`Instant`")
                + codec(medians, "strings", "`List<String>`, 1,000 of 20 B")
                + codec(medians, "records", "`Map` of 100 records, 10 KB")
                + codec(medians, "cart", "`Map` of 1,000 records, 100 KB");
    }

    private static String row(Measured measured, Cell cell) {
        String ratios = COMPARED.stream()
                .map(one -> text(measured.ratio(cell, one, Contestant.HGETALL)))
                .collect(Collectors.joining(" | "));
        return "| " + cell.payload().label() + " | " + cell.connections() + " | " + ratios + " | "
                + text(measured.ratio(cell, Contestant.SPRING_READ, Contestant.HOLDFAST_READ)) + " | "
                + text(measured.ratio(cell, Contestant.SPRING_CHANGE, Contestant.HOLDFAST_CHANGE)) + " |\n";
    }

    private static String requests(Map<String, Double> medians) {
        double read = medians.get("unchangedRead");
        return "| ten texts of 100 B, one changed | " + text(medians.get("oneFieldChanged") / read) + " |\n"
                + "| cart of 1,000 records, 100 KB, unchanged | " + text(medians.get("cartRead") / read) + " |\n"
                + "| cart of 1,000 records, 100 KB, one changed | " + text(medians.get("cartChanged") / read) + " |\n";
    }

    /** In units of the quickest of them, the encoding of a short text. */
    private static String codec(Map<String, Double> medians, String type, String label) {
        double unit = medians.get("encode text");
        return "| " + label + " | " + text(medians.get("encode " + type) / unit) + " | "
                + text(medians.get("decode " + type) / unit) + " |\n";
    }

    static String text(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%,.0f", ratio);
    }
}
