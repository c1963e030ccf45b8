package dev.holdfast.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A bean that is one unit of conflict, and of which a request has changed something.
 *
 * @param changed the field by which it is named, the first of those changed
 * @param members all its fields, the changed ones and their siblings
 */
record BeanUnit(String changed, Set<String> members) {

    /** Those of which any field is to be written. First forms alone make none: they give way one by one. */
    static List<BeanUnit> of(PendingChanges pending) {
        Map<Set<String>, BeanUnit> units = new LinkedHashMap<>();
        for (String name : pending.changes().names()) {
            pending.rulesOf(name)
                    .filter(rules -> rules.isUnit() && !pending.isBorn(name))
                    .map(rules -> new BeanUnit(name, withSiblings(name, rules)))
                    .ifPresent(unit -> units.putIfAbsent(unit.members(), unit));
        }
        return List.copyOf(units.values());
    }

    /** Whether any of it is still to be written, first forms aside. */
    boolean isChangedIn(PendingChanges pending) {
        return members.stream().anyMatch(name -> pending.has(name) && !pending.isBorn(name));
    }

    private static Set<String> withSiblings(String name, FieldRules rules) {
        Set<String> members = new TreeSet<>(rules.siblings());
        members.add(name);
        return members;
    }
}
