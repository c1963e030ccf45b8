package dev.holdfast.cdi;

import dev.holdfast.EncodedBy;
import org.jspecify.annotations.Nullable;

/**
 * Whose state is looked at.
 *
 * @param name under which the bean is stored
 * @param found the bean
 * @param encoding on its class or producer; null: none
 */
record StateOwner(String name, FoundBean found, @Nullable EncodedBy encoding) {

    String described() {
        return found.described();
    }

    boolean isExisting() {
        return found.isExisting();
    }
}
