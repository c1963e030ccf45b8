package dev.holdfast.cdi;

import dev.holdfast.session.FieldRules;
import jakarta.enterprise.context.spi.Contextual;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bean of the scope since its deployment. Each is equal to itself only: it is looked up at every call of a
 * bean.
 *
 * @param name under which it is stored; without {@code #}
 * @param contextual the bean for CDI
 * @param slots what of it is stored: its fields, or the one value that a producer gave; may be empty
 * @param existing whether it was re-mapped: then it is stored once made, be it blank or not
 * @param declared of a product that is stored by field, the class that the producer declares; else null
 * @param endHasListeners whether {@code @PreDestroy} or a disposer wants to know of its end
 * @param rules slot's name → how conflicts over it are dealt with
 */
record SessionBean(
        String name,
        Contextual<?> contextual,
        List<? extends StateSlot> slots,
        boolean existing,
        @Nullable Class<?> declared,
        boolean endHasListeners,
        Map<String, FieldRules> rules) {

    /** Whether the store holds anything of this bean, so that it is not new. */
    boolean isStoredIn(Map<String, byte[]> stored) {
        for (StateSlot slot : slots) {
            if (stored.containsKey(slot.name())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a stored field belongs to this bean, be it one that only another version of its class knows. */
    boolean owns(String field) {
        return field.startsWith(name) && (field.length() == name.length() || field.charAt(name.length()) == '#');
    }

    /** Whether it is a producer's value that is stored as a whole, and so never asked of the producer again. */
    boolean isValue() {
        return slots.size() == 1 && slots.get(0) instanceof StateValue;
    }

    /** A producer may give an object of a subclass, but none that would leave some of its state behind. */
    void requireDeclaredState(Object product) {
        if (declared != null) {
            StateInspector.stateBeyond(declared, product.getClass()).ifPresent(field -> {
                throw CdiMessages.stateBeyond(name, declared, field);
            });
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
