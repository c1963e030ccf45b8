package dev.holdfast.cdi;

import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldCodec;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a slot's value was last known to the store, or born: against it a change is found. A false change costs
 * a write, a missed one loses data; so in doubt it is one.
 */
final class SlotForm {

    /** How often a value is looked at again that another thread of the request is just changing. */
    private static final int LOOKS = 100;

    private static final Set<Class<?>> BOXES = Set.of(
            Integer.class,
            Long.class,
            Boolean.class,
            Double.class,
            Float.class,
            Short.class,
            Byte.class,
            Character.class);

    private final StateSlot slot;
    private byte @Nullable [] form;
    private @Nullable Object value;
    private boolean fromStore;
    private boolean missing;
    private byte @Nullable [] collected;
    private @Nullable Object collectedValue;

    private SlotForm(StateSlot slot, byte @Nullable [] form, @Nullable Object value) {
        this.slot = slot;
        this.form = form;
        this.value = value;
    }

    /** A value that came from the store. */
    static SlotForm stored(StateSlot slot, byte[] form, @Nullable Object value) {
        SlotForm known = new SlotForm(slot, form, value);
        known.fromStore = true;
        return known;
    }

    /** A value that the bean's own code has just given. One that cannot be stored is refused at the commit, not here. */
    static SlotForm born(StateSlot slot, @Nullable Object value) {
        try {
            return new SlotForm(slot, encode(slot.codec(), value), value);
        } catch (UnstorableValueException unstorable) {
            return new SlotForm(slot, null, null);
        }
    }

    /** The form of the slot's present value, null if it is still the one known; remembered until {@link #stored()}. */
    byte @Nullable [] change(Object instance) {
        Object now = slot.read(instance);
        collected = null;
        if (form != null && isSame(now) && slot.codec().isImmutable(now)) {
            return null;
        }
        byte[] present = encodeUnlessHeld(now);
        if (present == null || meansSame(present)) {
            return null;
        }
        remember(present, now);
        return present;
    }

    /** Null where the codec cannot write what another one has stored, and it is still that. */
    private byte @Nullable [] encodeUnlessHeld(@Nullable Object now) {
        try {
            return encode(slot.codec(), now);
        } catch (UnstorableValueException unstorable) {
            if (form != null && slot.codec().holds(form, now)) {
                return null;
            }
            throw unstorable;
        }
    }

    /** Whether nothing was put in the value's place. A primitive field gives a new box at every look. */
    private boolean isSame(@Nullable Object now) {
        return now == value || now != null && BOXES.contains(now.getClass()) && now.equals(value);
    }

    /** The form of the slot's present value, changed or not; remembered until {@link #stored()}. */
    byte[] whole(Object instance) {
        Object now = slot.read(instance);
        byte[] present = encode(slot.codec(), now);
        remember(present, now);
        return present;
    }

    boolean isAsKnown(byte[] present) {
        return Arrays.equals(present, form);
    }

    StateSlot slot() {
        return slot;
    }

    /** Whether the store holds the bean, but nothing of this slot. */
    boolean isMissing() {
        return missing;
    }

    void missing(boolean isMissing) {
        missing = isMissing;
    }

    /** Whether the form is one that the store has had, not a first one. */
    boolean isFromStore() {
        return fromStore;
    }

    /** From which form a change is seen; null where the first value could not be encoded. */
    byte @Nullable [] base() {
        return form;
    }

    /** The first value once more, as long as it was never stored. */
    @Nullable
    Object firstValue(@Nullable Object present) {
        return form == null ? present : slot.codec().decode(form);
    }

    void stored() {
        missing = false;
        if (collected != null) {
            fromStore = true;
            form = collected;
            value = collectedValue;
            collected = null;
        }
    }

    private void remember(byte[] present, @Nullable Object now) {
        collected = present;
        collectedValue = now;
    }

    /** Bytes written by another version of the class, or another JVM, are compared by what they mean here. */
    private boolean meansSame(byte[] present) {
        if (form == null) {
            return false;
        }
        if (Arrays.equals(present, form)) {
            return true;
        }
        byte[] here = slot.codec().encode(slot.codec().decode(form));
        return Arrays.equals(present, here) || slot.codec().meanSame(present, here);
    }

    private static byte[] encode(FieldCodec codec, @Nullable Object value) {
        for (int look = 1; ; look++) {
            try {
                return codec.encode(value);
            } catch (UnstorableValueException failed) {
                if (!(failed.getCause() instanceof ConcurrentModificationException) || look == LOOKS) {
                    throw failed;
                }
                Thread.yield();
            }
        }
    }
}
