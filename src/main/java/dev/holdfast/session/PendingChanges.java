package dev.holdfast.session;

import dev.holdfast.session.store.Changes;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sources of a request have to store, taken together; shrinks where another request was first. */
final class PendingChanges {

    /** Most requests' end. Shared: what is not pending is neither put nor dropped. */
    private static final PendingChanges NOTHING = new PendingChanges();

    private final Map<String, byte[]> sets = new HashMap<>();
    private final Set<String> removals = new HashSet<>();
    private final Set<String> born = new HashSet<>();
    private final Map<String, byte @Nullable []> bases = new HashMap<>();
    private final Map<String, FieldSource> owners = new HashMap<>();

    static PendingChanges collect(Collection<FieldSource> sources) {
        PendingChanges pending = NOTHING;
        for (FieldSource source : sources) {
            FieldSource.Collected collected = source.collect();
            if (!collected.changes().isEmpty()) {
                pending = pending == NOTHING ? new PendingChanges() : pending;
                pending.add(collected, source);
            }
        }
        return pending;
    }

    private void add(FieldSource.Collected collected, FieldSource source) {
        sets.putAll(collected.changes().sets());
        removals.addAll(collected.changes().removals());
        born.addAll(collected.born());
        bases.putAll(collected.bases());
        collected.changes().names().forEach(name -> owners.put(name, source));
    }

    Changes changes() {
        return new Changes(sets, removals);
    }

    boolean isEmpty() {
        return sets.isEmpty() && removals.isEmpty();
    }

    /** Whether this is a first form, which gives way to one that is stored already. */
    boolean isBorn(String name) {
        return born.contains(name);
    }

    /** Whether this field is to be set or removed. */
    boolean has(String name) {
        return sets.containsKey(name) || removals.contains(name);
    }

    /** To what the field is to be set; null where it is to be removed, or is not among the changes. */
    byte @Nullable [] form(String name) {
        return sets.get(name);
    }

    /** Whether these stored bytes, null for none, are what this change would make of the field. */
    boolean wants(String name, byte @Nullable [] stored) {
        return has(name) && Arrays.equals(sets.get(name), stored);
    }

    /** From which form the field has changed, null for none. */
    byte @Nullable [] base(String name) {
        return bases.get(name);
    }

    /** How conflicts over a changed field are dealt with. */
    Optional<FieldRules> rulesOf(String name) {
        return Optional.ofNullable(owners.get(name)).flatMap(owner -> owner.rulesOf(name));
    }

    /** The field is to be set to this form, or removed where it is null. */
    void put(String name, byte @Nullable [] form) {
        drop(name);
        if (form == null) {
            removals.add(name);
        } else {
            sets.put(name, form);
        }
    }

    /** What is pending of the field takes this stored form into account. */
    void rebase(String name, byte @Nullable [] stored) {
        bases.put(name, stored);
    }

    void drop(String name) {
        sets.remove(name);
        removals.remove(name);
    }
}
