package dev.holdfast.it.propagation;

import dev.holdfast.SessionScopedDistributed;
import java.util.LinkedHashSet;
import java.util.Set;

/** What tasks change. */
@SessionScopedDistributed
public class Notes {

    private final Set<String> entries = new LinkedHashSet<>();

    String add(String entry) {
        entries.add(entry);
        return told();
    }

    String told() {
        return String.join(" ", entries);
    }
}
