package dev.holdfast.serialization;

import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs.TypeFault;
import dev.holdfast.session.FieldCodecs.UnstorableTypeException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Short ways to the codecs for tests. */
final class Codecs {

    private static final JsonFieldCodecs CODECS = new JsonFieldCodecs();

    private Codecs() {}

    static FieldCodec of(Type type) {
        try {
            return CODECS.codecFor(type);
        } catch (UnstorableTypeException e) {
            throw new AssertionError(e);
        }
    }

    static FieldCodec of(TypeToken<?> token) {
        return of(token.type);
    }

    @SuppressWarnings("unchecked")
    static <T> T roundTrip(TypeToken<T> token, T value) {
        return (T) roundTrip(token.type, value);
    }

    static Object roundTrip(Type type, Object value) {
        FieldCodec codec = of(type);
        byte[] stored = codec.encode(value);
        Object read = codec.decode(stored);
        byte[] again = codec.encode(read);
        if (!Arrays.equals(stored, again)) {
            throw new AssertionError("encodes differently after a round trip: " + text(stored) + " / " + text(again));
        }
        return read;
    }

    static String text(byte[] stored) {
        return new String(stored, StandardCharsets.UTF_8);
    }

    static byte[] stored(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<TypeFault> faults(Type type) {
        try {
            CODECS.codecFor(type);
            return List.of();
        } catch (UnstorableTypeException e) {
            return e.faults();
        }
    }

    static List<TypeFault> faults(TypeToken<?> token) {
        return faults(token.type);
    }
}
