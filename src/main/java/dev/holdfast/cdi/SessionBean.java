package dev.holdfast.cdi;

import jakarta.enterprise.context.spi.Contextual;
import java.util.List;
import java.util.Map;

/**
 * What is known of a bean of the scope since its deployment.
 *
 * @param name under which it is stored
 * @param contextual the bean for CDI
 * @param slots what of it is stored: its fields, or the one value that a producer gave; may be empty
 * @param endHasListeners whether {@code @PreDestroy} or a disposer wants to know of its end
 */
record SessionBean(String name, Contextual<?> contextual, List<? extends StateSlot> slots, boolean endHasListeners) {

    /** Whether the store holds anything of this bean, so that it is not new. */
    boolean isStoredIn(Map<String, byte[]> stored) {
        return slots.stream().anyMatch(slot -> stored.containsKey(slot.name()));
    }

    /** Whether it is a producer's value that is stored as a whole, and so never asked of the producer again. */
    boolean isValue() {
        return slots.size() == 1 && slots.get(0) instanceof StateValue;
    }
}
