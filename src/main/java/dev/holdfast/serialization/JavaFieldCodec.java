package dev.holdfast.serialization;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.merge.Parts;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values of one declared type as {@code S} and a stream of Java serialization (protocol version 2) without its header, in which
 * {@link ShortDescriptors} stand for some classes. Immutable.
 */
final class JavaFieldCodec implements FieldCodec {

    static final byte CODEC = 'S';

    private final ResolvedType declared;
    private final Serializer serializer;
    private final JavaParts parts;

    JavaFieldCodec(ResolvedType declared, AllowedClasses allowed) {
        this.declared = declared;
        serializer = new Serializer(allowed, declared);
        parts = new JavaParts(serializer);
    }

    @Override
    public byte[] encode(@Nullable Object value) {
        if (value != null && !declared.box().isInstance(value)) {
            throw SerializationMessages.unstorable(
                    declared.name(), declared.name(), value.getClass(), "Put a value of the declared type there.");
        }
        return serializer.write(value, CODEC, null).bytes();
    }

    @Override
    public @Nullable Object decode(byte[] stored) {
        if (stored.length == 0 || stored[0] != CODEC) {
            throw SerializationMessages.foreignCodec(declared.name(), stored);
        }
        Object value = serializer.read(stored, 1);
        if (value == null ? declared.raw().isPrimitive() : !declared.box().isInstance(value)) {
            throw SerializationMessages.otherClass(declared.name(), value);
        }
        return value;
    }

    /** Forms that only differ in order are of one length, as every reference takes the same room. */
    @Override
    public boolean meanSame(byte[] one, byte[] other) {
        if (one.length != other.length || Arrays.equals(one, other)) {
            return one.length == other.length;
        }
        try {
            return !areUnequal(one, other) && takeApart(one).equals(takeApart(other));
        } catch (UnreadableStateException | UnstorableValueException e) {
            return false;
        }
    }

    /** Spares most changed values the taking apart: where a value equals its own copy, its classes know what is equal. */
    private boolean areUnequal(byte[] one, byte[] other) {
        Object value = decode(one);
        try {
            return Objects.equals(value, decode(one)) && !Objects.equals(value, decode(other));
        } catch (RuntimeException | StackOverflowError e) {
            return false; // by the application's own equals, or in a collection that holds itself
        }
    }

    @Override
    public Parts takeApart(byte[] stored) {
        return parts.of(decode(stored));
    }

    @Override
    public byte[] putTogether(Parts merged) {
        try {
            return encode(parts.together(merged));
        } catch (UnstorableValueException e) {
            throw e;
        } catch (RuntimeException e) {
            throw SerializationMessages.notWritten(declared.name(), e);
        }
    }

    @Override
    public boolean isImmutable(@Nullable Object value) {
        return value == null || Scalars.isImmutable(value);
    }
}
