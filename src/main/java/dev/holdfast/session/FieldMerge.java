package dev.holdfast.session;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes of two changes of one field.
 *
 * @param form the field's form with both in it; the very bytes of one side where it means the same as that side
 * @param overwrote whether something of the other side is lost
 */
record FieldMerge(byte[] form, boolean overwrote) {

    /** Empty where these bytes cannot be taken apart, as after a change of the field's type, or not be put together. */
    static Optional<FieldMerge> of(FieldCodec codec, byte @Nullable [] base, byte[] mine, byte[] theirs) {
        try {
            Parts my = codec.takeApart(mine);
            Parts their = codec.takeApart(theirs);
            Merge.Merged merged = Merge.of(base == null ? null : codec.takeApart(base), my, their);
            return Optional.of(
                    new FieldMerge(form(codec, merged.parts(), my, mine, their, theirs), merged.overwrote()));
        } catch (UnreadableStateException | UnstorableValueException unfit) {
            return Optional.empty();
        }
    }

    private static byte[] form(FieldCodec codec, Parts merged, Parts my, byte[] mine, Parts their, byte[] theirs) {
        if (merged.equals(their)) {
            return theirs;
        }
        return merged.equals(my) ? mine : codec.putTogether(merged);
    }
}
