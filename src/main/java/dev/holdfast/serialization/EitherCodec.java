package dev.holdfast.serialization;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.merge.Parts;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes one encoding and reads both. A value that the other one has written is written anew when it changes.
 *
 * @param type as a developer would write it
 * @param json reads JSON; null where the declared type allows none
 * @param java reads what Java serialization has written
 * @param writing the one of the two that writes
 * @param javaForTheRest whether a value is written by Java serialization where JSON could not bring it back
 */
record EitherCodec(String type, @Nullable FieldCodec json, FieldCodec java, FieldCodec writing, boolean javaForTheRest)
        implements FieldCodec {

    @Override
    public byte[] encode(@Nullable Object value) {
        try {
            return writing.encode(value);
        } catch (UnstorableValueException unfit) {
            if (javaForTheRest && !(unfit.getCause() instanceof ConcurrentModificationException)) {
                return java.encode(value);
            }
            throw unfit;
        }
    }

    @Override
    public @Nullable Object decode(byte[] stored) {
        return writerOf(stored).decode(stored);
    }

    private FieldCodec writerOf(byte[] stored) {
        byte codec = stored.length == 0 ? 0 : stored[0];
        if (codec == JavaFieldCodec.CODEC) {
            return java;
        }
        if (codec != JsonFieldCodec.CODEC) {
            throw SerializationMessages.foreignCodec(type, stored);
        }
        return Optional.ofNullable(json).orElseThrow(() -> SerializationMessages.noMoreJson(type));
    }

    @Override
    public boolean meanSame(byte[] one, byte[] other) {
        if (Arrays.equals(one, other)) {
            return true;
        }
        try {
            return writerOf(one) == writerOf(other)
                    ? writerOf(one).meanSame(one, other)
                    : writing.meanSame(asWritten(one), asWritten(other));
        } catch (UnreadableStateException | UnstorableValueException e) {
            return false;
        }
    }

    @Override
    public boolean holds(byte[] stored, @Nullable Object value) {
        try {
            FieldCodec writer = writerOf(stored);
            return writer != writing && writer.meanSame(writer.encode(value), writer.encode(writer.decode(stored)));
        } catch (UnreadableStateException | UnstorableValueException e) {
            return false;
        }
    }

    @Override
    public Parts takeApart(byte[] stored) {
        return writing.takeApart(asWritten(stored));
    }

    /** As the codec that writes would have written it, so that parts of both can be merged. */
    private byte[] asWritten(byte[] stored) {
        FieldCodec writer = writerOf(stored);
        return writer == writing ? stored : writing.encode(writer.decode(stored));
    }

    @Override
    public byte[] putTogether(Parts parts) {
        return writing.putTogether(parts);
    }

    @Override
    public boolean isImmutable(@Nullable Object value) {
        return javaForTheRest ? java.isImmutable(value) : writing.isImmutable(value);
    }
}
