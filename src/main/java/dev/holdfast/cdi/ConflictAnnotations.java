package dev.holdfast.cdi;

import dev.holdfast.ConflictPolicy;
import dev.holdfast.ConflictUnit;
import dev.holdfast.OnConflict;
import dev.holdfast.session.FieldRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@link OnConflict} and {@link ConflictUnit} say on a bean's class or producer, and on its fields.
 *
 * @param policy of the bean; null: none is given
 * @param isUnit whether the whole bean is the unit of conflict
 */
record ConflictAnnotations(@Nullable ConflictPolicy policy, boolean isUnit) {

    static ConflictAnnotations of(@Nullable OnConflict onConflict, @Nullable ConflictUnit unit) {
        return new ConflictAnnotations(onConflict == null ? null : onConflict.value(), unit != null);
    }

    /** The rules of each slot by its stored name. */
    Map<String, FieldRules> rulesOf(List<? extends StateSlot> slots) {
        Set<String> names = slots.stream().map(StateSlot::name).collect(Collectors.toCollection(TreeSet::new));
        Map<String, FieldRules> rules = new HashMap<>();
        for (StateSlot slot : slots) {
            Set<String> siblings = new TreeSet<>(names);
            siblings.remove(slot.name());
            ConflictPolicy own = policyOf(slot);
            rules.put(slot.name(), new FieldRules(slot.codec(), own == null ? policy : own, siblings, isUnit));
        }
        return Map.copyOf(rules);
    }

    /** What contradicts itself. */
    void check(String owner, List<? extends StateSlot> slots, List<String> faults) {
        if (!isUnit) {
            return;
        }
        if (slots.stream().anyMatch(StateValue.class::isInstance)) {
            faults.add(CdiMessages.unitOfOneValue(owner));
        }
        if (policy == ConflictPolicy.MERGE) {
            faults.add(CdiMessages.mergedUnit(owner));
        }
        for (StateSlot slot : slots) {
            if (policyOf(slot) != null) {
                faults.add(CdiMessages.policyWithinUnit(slot.name()));
            }
        }
    }

    private static @Nullable ConflictPolicy policyOf(StateSlot slot) {
        OnConflict own = slot instanceof StateField field ? field.field().getAnnotation(OnConflict.class) : null;
        return own == null ? null : own.value();
    }
}
