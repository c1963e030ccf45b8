package dev.holdfast.cdi;

import dev.holdfast.session.FieldCodecs.Wish;

/**
 * Whose state is looked at.
 *
 * @param name under which the bean is stored
 * @param described how messages call it
 * @param wish for fields without {@code @EncodedBy}
 */
record StateOwner(String name, String described, Wish wish) {

    boolean isExisting() {
        return wish.existing();
    }
}
