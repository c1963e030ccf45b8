package dev.holdfast.it.figures;

import dev.holdfast.SessionScopedDistributed;
import java.util.Map;
import java.util.TreeMap;

/** One small field, and a map that grows. */
@SessionScopedDistributed
public class Label {

    private String text;
    private final Map<String, Integer> entries = new TreeMap<>();

    /** The field becomes 100 bytes of JSON, the quotes included. */
    void write(char letter) {
        text = String.valueOf(letter).repeat(98);
    }

    String read() {
        return text.substring(0, 1);
    }

    void enter(String key) {
        entries.merge(key, 1, Integer::sum);
    }

    int entries() {
        return entries.size();
    }
}
