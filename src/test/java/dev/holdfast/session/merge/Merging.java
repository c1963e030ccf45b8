package dev.holdfast.session.merge;

import dev.holdfast.serialization.JsonFieldCodecs;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Values of one declared type, merged as stored forms, as a committer does it.
 *
 * @param codec the type's
 */
record Merging(FieldCodec codec) {

    /** A stored form, and whether some change of theirs gave way. */
    record Outcome(byte[] stored, boolean overwrote) {

        String json() {
            return new String(stored, 1, stored.length - 1, StandardCharsets.UTF_8);
        }
    }

    /** Catches a full generic type: {@code new Declared<List<String>>() {}}. */
    abstract static class Declared<T> {

        final Type type = ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
    }

    static Merging of(Type declared) {
        try (JsonFieldCodecs codecs = new JsonFieldCodecs()) {
            return new Merging(codecs.codecFor(declared));
        } catch (FieldCodecs.UnstorableTypeException e) {
            throw new AssertionError(e);
        }
    }

    static Merging of(Declared<?> declared) {
        return of(declared.type);
    }

    Outcome merged(byte @Nullable [] base, byte[] mine, byte[] theirs) {
        Parts read = base == null ? null : codec.takeApart(base);
        Merge.Merged merged = Merge.of(read, codec.takeApart(mine), codec.takeApart(theirs));
        return new Outcome(codec.putTogether(merged.parts()), merged.overwrote());
    }

    Outcome merged(String base, String mine, String theirs) {
        return merged(stored(base), stored(mine), stored(theirs));
    }

    private static byte[] stored(String json) {
        return ("J" + json).getBytes(StandardCharsets.UTF_8);
    }
}
