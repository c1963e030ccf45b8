package dev.holdfast.it.concurrency;

import dev.holdfast.SessionScopedDistributed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of each kind that requests may change at the same time. */
@SessionScopedDistributed
public class Shared {

    private final Map<String, String> map = new LinkedHashMap<>();
    private final Set<String> set = new LinkedHashSet<>();
    private final List<String> list = new ArrayList<>();
    private String last = "";

    void add(String key, String entry) {
        switch (key) {
            case "map" -> map.put(entry, entry);
            case "set" -> set.add(entry);
            case "list" -> list.add(entry);
            default -> last = entry;
        }
    }

    void remove(String key, String entry) {
        switch (key) {
            case "map" -> map.remove(entry);
            case "set" -> set.remove(entry);
            case "list" -> list.remove(entry);
            default -> last = "";
        }
    }

    Collection<String> entries(String key) {
        return switch (key) {
            case "map" -> map.keySet();
            case "set" -> set;
            case "list" -> list;
            default -> last.isEmpty() ? List.of() : List.of(last);
        };
    }
}
