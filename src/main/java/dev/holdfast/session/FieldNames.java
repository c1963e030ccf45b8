package dev.holdfast.session;

import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One copy of each field name, however many sessions have it. The names of beans' fields are few; of those that an
 * application makes up as it goes only the first are shared. Thread-safe.
 */
final class FieldNames {

    private static final int SHARED = 1_000;

    private final Map<String, String> shared = new ConcurrentHashMap<>();

    /** The same fields under shared names, in a map as small as there is. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
    <T> Map<String, T> sharedIn(Map<String, T> fields) {
        return Map.ofEntries(fields.entrySet().stream()
                .map(field -> Map.entry(share(field.getKey()), field.getValue()))
                .toArray(Entry[]::new));
    }

    /** Whether this very copy is the shared one. */
    @SuppressWarnings("ReferenceEquality")
    boolean isShared(String name) {
        return shared.get(name) == name;
    }

    private String share(String name) {
        String known = shared.get(name);
        if (known != null) {
            return known;
        }
        if (shared.size() >= SHARED) {
            return name;
        }
        String first = shared.putIfAbsent(name, name);
        return first == null ? name : first;
    }
}
