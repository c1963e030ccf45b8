package dev.holdfast.it.threads;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.interceptor.SessionLocked;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tasks change. */
@SessionScopedDistributed
public class Tally {

    private final Map<String, String> entries = new LinkedHashMap<>();
    private int count;

    String add(String entry) {
        entries.put(entry, entry);
        return String.join(" ", entries.keySet());
    }

    @SessionLocked
    int countUp() {
        return ++count;
    }

    String told() {
        return count + " " + String.join(" ", entries.keySet());
    }
}
