package dev.holdfast.session.store;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields that a commit writes and removes; no name in both. The bytes must not be changed afterwards.
 *
 * @param sets field name → the codec's byte and the encoded value
 * @param removals names of the fields to remove
 */
public record Changes(Map<String, byte[]> sets, Set<String> removals) {

    /** No change at all. */
    public static final Changes NONE = new Changes(Map.of(), Set.of());

    /** Copies both collections. */
    public Changes {
        sets = Map.copyOf(sets);
        removals = Set.copyOf(removals);
    }

    /**
     * Whether there is nothing to write.
     *
     * @return true where neither a field is set nor one is removed
     */
    public boolean isEmpty() {
        return sets.isEmpty() && removals.isEmpty();
    }

    /**
     * All names touched.
     *
     * @return the names, in order
     */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(sets.keySet());
        names.addAll(removals);
        return names;
    }
}
