package dev.holdfast.session;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.merge.Parts;
import org.jspecify.annotations.Nullable;

/**
 * Turns the values of one field, whose declared type it knows, into bytes and back. Safe for use by several threads.
 *
 * <p>The first byte of the stored form says which codec wrote it, so that another one can take over later.
 */
public interface FieldCodec {

    /**
     * The stored form of a value.
     *
     * @param value any value that the field may hold, null included
     * @return the codec's byte and the encoded value
     * @throws UnstorableValueException if the value would not come back equal from the declared type
     */
    byte[] encode(@Nullable Object value);

    /**
     * The value of a stored form.
     *
     * @param stored as {@link #encode} gave it, on any node, by any version of the application
     * @return the value, on its own: nothing of it is shared with another call's
     * @throws UnreadableStateException if these bytes are no value of the declared type
     */
    @Nullable
    Object decode(byte[] stored);

    /**
     * Whether two stored forms differ in nothing but the order in which an unordered collection is iterated.
     *
     * @param one a stored form
     * @param other another one
     * @return true where both mean the same value
     */
    boolean meanSame(byte[] one, byte[] other);

    /**
     * Whether a form that another encoding has written is still that of a value which this one may not be able to write.
     *
     * @param stored a stored form
     * @param value any value that the field may hold, null included
     * @return true where the value is certain not to have changed since
     */
    default boolean holds(byte[] stored, @Nullable Object value) {
        return false;
    }

    /**
     * A stored form taken apart, as far as its parts can be merged.
     *
     * @param stored a stored form
     * @return its parts; {@link Parts.Whole} for all that is no map, set or list
     * @throws UnreadableStateException if these bytes are no value of the declared type
     */
    Parts takeApart(byte[] stored);

    /**
     * The stored form of parts that came from {@link #takeApart} of this codec, in whatever combination.
     *
     * @param parts of the same kind as the declared type's
     * @return the stored form
     * @throws UnstorableValueException if these parts make no value of the declared type
     */
    byte[] putTogether(Parts parts);

    /**
     * Whether this very object can never change its value, so that the same reference means no change.
     *
     * @param value a value of the field
     * @return true where that is certain
     */
    boolean isImmutable(@Nullable Object value);
}
