package dev.holdfast.session;

import dev.holdfast.UnstorableValueException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a live value was last known to the store, or born: against it a change is found. A false change costs a write,
 * a missed one loses data; so in doubt it is one. Guarded by the working session.
 */
public final class FieldForm {

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

    private final FieldCodec codec;
    private byte @Nullable [] form;
    private @Nullable Object value;
    private boolean fromStore;
    private boolean missing;
    private byte @Nullable [] collected;
    private @Nullable Object collectedValue;

    private FieldForm(FieldCodec codec, byte @Nullable [] form, @Nullable Object value) {
        this.codec = codec;
        this.form = form;
        this.value = value;
    }

    /**
     * A value that came from the store.
     *
     * @param codec of the field
     * @param form as it is stored
     * @param value the live one
     * @return what is known of it
     */
    public static FieldForm stored(FieldCodec codec, byte[] form, @Nullable Object value) {
        FieldForm known = new FieldForm(codec, form, value);
        known.fromStore = true;
        return known;
    }

    /**
     * A value that the application's code has just given. One that cannot be stored is refused at the commit, not here.
     *
     * @param codec of the field
     * @param value the live one
     * @return what is known of it
     */
    public static FieldForm born(FieldCodec codec, @Nullable Object value) {
        try {
            return new FieldForm(codec, encode(codec, value), value);
        } catch (UnstorableValueException unstorable) {
            return new FieldForm(codec, null, null);
        }
    }

    /**
     * What is known of a field that nothing is stored of: any value is a change.
     *
     * @param codec of the field
     * @return what is known of it
     */
    public static FieldForm none(FieldCodec codec) {
        return new FieldForm(codec, null, null);
    }

    /**
     * The form of the present value, if it is another one than is known.
     *
     * @param now the live value
     * @return its form, remembered until {@link #stored()}; null if it is still the one known
     * @throws UnstorableValueException if it would not come back
     */
    public byte @Nullable [] change(@Nullable Object now) {
        collected = null;
        if (form != null && isSame(now) && codec.isImmutable(now)) {
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
            return encode(codec, now);
        } catch (UnstorableValueException unstorable) {
            if (form != null && codec.holds(form, now)) {
                return null;
            }
            throw unstorable;
        }
    }

    /** Whether nothing was put in the value's place. A primitive field gives a new box at every look. */
    private boolean isSame(@Nullable Object now) {
        return now == value || now != null && BOXES.contains(now.getClass()) && now.equals(value);
    }

    /**
     * The form of the present value, changed or not.
     *
     * @param now the live value
     * @return its form, remembered until {@link #stored()}
     * @throws UnstorableValueException if it would not come back
     */
    public byte[] whole(@Nullable Object now) {
        byte[] present = encode(codec, now);
        remember(present, now);
        return present;
    }

    /**
     * Whether a form is the very one that is known.
     *
     * @param present a form
     * @return true where the bytes are the same
     */
    public boolean isAsKnown(byte[] present) {
        return Arrays.equals(present, form);
    }

    /**
     * Whether the store holds the bean, but nothing of this field.
     *
     * @return as {@link #missing(boolean)} was told
     */
    public boolean isMissing() {
        return missing;
    }

    /**
     * Tells whether the store holds the bean, but nothing of this field.
     *
     * @param isMissing true where it lacks
     */
    public void missing(boolean isMissing) {
        missing = isMissing;
    }

    /**
     * Whether the form is one that the store has had.
     *
     * @return false for a first one
     */
    public boolean isFromStore() {
        return fromStore;
    }

    /**
     * From which form a change is seen.
     *
     * @return the form; null where there is none, or the first value could not be encoded
     */
    public byte @Nullable [] base() {
        return form;
    }

    /**
     * The first value once more, as long as it was never stored.
     *
     * @param present what stays where the first value is not known
     * @return the first value, on its own
     */
    public @Nullable Object firstValue(@Nullable Object present) {
        return form == null ? present : codec.decode(form);
    }

    /** What was collected last is stored now. */
    public void stored() {
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
        byte[] here = codec.encode(codec.decode(form));
        return Arrays.equals(present, here) || codec.meanSame(present, here);
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
