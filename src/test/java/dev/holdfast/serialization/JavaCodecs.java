package dev.holdfast.serialization;

import dev.holdfast.Encoding;
import dev.holdfast.config.ClassNames;
import dev.holdfast.config.SerializationConfig;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs.UnstorableTypeException;
import dev.holdfast.session.FieldCodecs.Wish;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** Short ways to the codecs of Java serialization for tests. */
final class JavaCodecs {

    /** As an attribute has it. */
    static final FieldCodec ANY = of(Object.class);

    private JavaCodecs() {}

    static FieldCodec of(Type type, String... allowed) {
        return of(type, new Wish(Encoding.JAVA, true), Optional.empty(), allowed);
    }

    static FieldCodec of(Type type, Wish wish, Optional<Encoding> setting, String... allowed) {
        SerializationConfig config = new SerializationConfig(setting, new ClassNames(List.of(allowed)));
        try (ConfiguredFieldCodecs codecs = new ConfiguredFieldCodecs(config)) {
            return codecs.codecFor(type, wish);
        } catch (UnstorableTypeException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    static <T> T roundTrip(T value) {
        return (T) ANY.decode(ANY.encode(value));
    }
}
