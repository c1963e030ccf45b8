package dev.holdfast.benchmark;

import java.util.List;
import java.util.Locale;

/** The end-to-end benchmark as bars, in an SVG that is readable on light and on dark. */
final class Chart {

    private static final List<Contestant> SHOWN = List.of(
            Contestant.HOLDFAST_READ, Contestant.SPRING_READ, Contestant.HOLDFAST_CHANGE, Contestant.SPRING_CHANGE);

    private static final int WIDTH = 820;
    private static final int LEFT = 150;
    private static final int TOP = 84;
    private static final int BAR = 13;
    private static final int GROUP = 4 * BAR + 18;
    private static final int PANEL_GAP = 34;
    private static final int ROOM_FOR_NUMBERS = 60;

    private final Measured measured;
    private final double longest;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Measured measured) {
        this.measured = measured;
        this.longest = Cell.all().stream()
                .flatMap(cell -> SHOWN.stream().map(one -> measured.ratio(cell, one, Contestant.HGETALL)))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    static String of(Measured measured) {
        return new Chart(measured).draw();
    }

    private String draw() {
        int height = TOP + Cell.all().size() * GROUP + PANEL_GAP + 40;
        add(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" \
                font-family="system-ui, sans-serif" font-size="12">
                <title>Time of a request, in units of the same request with one bare HGETALL</title>
                <style>
                text { fill: #24292f } .soft { fill: #57606a } .line { stroke: #57606a }
                .HOLDFAST_READ { fill: #0a6cc9 } .HOLDFAST_CHANGE { fill: #6cb0f2 }
                .SPRING_READ { fill: #6e7781 } .SPRING_CHANGE { fill: #afb8c1 }
                @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .soft { fill: #9da7b3 } .line { stroke: #9da7b3 }
                .HOLDFAST_READ { fill: #3d9bff } .HOLDFAST_CHANGE { fill: #1f5fa6 }
                .SPRING_READ { fill: #9da7b3 } .SPRING_CHANGE { fill: #5d6670 }
                }
                </style>
                """,
                WIDTH, height, WIDTH, height);
        add("<text x=\"0\" y=\"18\" font-size=\"15\" font-weight=\"600\">Time of a request, end to end</text>\n");
        add(
                "<text class=\"soft\" x=\"0\" y=\"38\">1 = the same request with one bare HGETALL; shorter is better</text>\n");
        legend();
        int y = TOP;
        Payload before = Payload.SMALL;
        for (Cell cell : Cell.all()) {
            y += cell.payload() == before ? 0 : PANEL_GAP;
            before = cell.payload();
            group(cell, y);
            y += GROUP;
        }
        add(
                "<line class=\"line\" stroke-dasharray=\"4 3\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
                LEFT + length(1), TOP - 6, LEFT + length(1), y);
        add("<text class=\"soft\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">HGETALL</text>\n", LEFT + length(1), y + 16);
        return svg.append("</svg>\n").toString();
    }

    private void legend() {
        int x = 0;
        for (Contestant one : SHOWN) {
            add("<rect class=\"%s\" x=\"%d\" y=\"52\" width=\"12\" height=\"12\" rx=\"2\"/>", one, x);
            add("<text x=\"%d\" y=\"62\">%s</text>\n", x + 18, one.label());
            x += 46 + 7 * one.label().length();
        }
    }

    private void group(Cell cell, int top) {
        int middle = top + 2 * BAR;
        add("<text x=\"0\" y=\"%d\">%s</text>\n", middle - 3, cell.payload().label());
        add(
                "<text class=\"soft\" x=\"0\" y=\"%d\">%d connection%s</text>\n",
                middle + 13, cell.connections(), cell.connections() == 1 ? "" : "s");
        int y = top;
        for (Contestant one : SHOWN) {
            bar(measured.ratio(cell, one, Contestant.HGETALL), one, y);
            y += BAR;
        }
    }

    private void bar(double ratio, Contestant one, int y) {
        add(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>",
                one, LEFT, y, length(ratio), BAR - 2);
        add(
                "<text class=\"soft\" x=\"%d\" y=\"%d\" font-size=\"11\">%s</text>\n",
                LEFT + length(ratio) + 6, y + BAR - 3, Tables.text(ratio));
    }

    private int length(double ratio) {
        return (int) Math.max(1, Math.round(ratio / longest * (WIDTH - LEFT - ROOM_FOR_NUMBERS)));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
