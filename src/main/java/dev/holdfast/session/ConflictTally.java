package dev.holdfast.session;

import dev.holdfast.session.store.SessionRef;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a commit's conflicts were settled, each field or unit once, however often it was met. */
final class ConflictTally {

    private final Map<String, Occurrence> settled = new LinkedHashMap<>();
    private final Set<String> yielded = new LinkedHashSet<>();

    /** The log's name of a field: with its siblings, which may no longer fit what becomes of it. */
    static String label(String name, Optional<FieldRules> rules) {
        Set<String> siblings = rules.map(FieldRules::siblings).orElse(Set.of());
        return siblings.isEmpty() ? name : name + "; siblings: " + String.join(", ", siblings);
    }

    void overwritten(String label) {
        settled.put(label, Occurrence.CONFLICT_OVERWRITTEN);
    }

    void merged(String label) {
        settled.putIfAbsent(label, Occurrence.CONFLICT_MERGED);
    }

    void yielded(String label) {
        yielded.add(label);
    }

    void tell(SessionRef ref, SessionObserver observer) {
        settled.forEach((label, what) -> observer.happened(what, ref, label));
        yielded.forEach(label -> observer.happened(Occurrence.CONFLICT_YIELDED, ref, label));
    }
}
