package dev.holdfast.serialization;

import dev.holdfast.Encoding;
import dev.holdfast.config.SerializationConfig;
import dev.holdfast.session.ApplicationClasses;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * The codec of each field: as its annotation has it, else as the configuration has it, else by JSON where the declared type allows
 * it and by Java serialization where not. Safe for use by several threads.
 *
 * <p>Make it, call {@link #codecFor} and {@link #close} it as {@link JsonFieldCodecs} has it.
 */
public final class ConfiguredFieldCodecs implements FieldCodecs, AutoCloseable {

    private final JsonFieldCodecs jsonCodecs = new JsonFieldCodecs();
    private final SerializationConfig config;
    private final AllowedClasses allowed;
    private final SerializableTypes serializable;

    /**
     * Codecs of one application.
     *
     * @param config by which encoding, and what Java serialization may make
     */
    public ConfiguredFieldCodecs(SerializationConfig config) {
        this.config = config;
        allowed = new AllowedClasses(config.allowed());
        serializable = new SerializableTypes(allowed);
    }

    @Override
    public FieldCodec codecFor(Type declared, Wish wish) throws UnstorableTypeException {
        ResolvedType type = ResolvedType.of(declared);
        FieldCodec java = new JavaFieldCodec(type, allowed);
        FieldCodec json = null;
        List<TypeFault> jsonFaults = List.of();
        try {
            json = jsonCodecs.codecFor(declared, wish);
        } catch (UnstorableTypeException e) {
            jsonFaults = e.faults();
        }
        Optional<TypeFault> javaFault = serializable.faultOf(type);
        boolean javaTakes = wish.existing() ? javaFault.isEmpty() : serializable.promise(type);
        Encoding asked = wish.encoding() == null ? config.encoding().orElse(null) : wish.encoding();
        List<TypeFault> faults = asked == Encoding.JAVA
                ? javaFault.stream().toList()
                : asked == Encoding.JSON || !javaTakes ? jsonFaults : List.of();
        if (!faults.isEmpty()) {
            throw new UnstorableTypeException(asked == null ? withJavasCure(faults, type) : faults);
        }
        FieldCodec writing = asked == Encoding.JAVA || json == null ? java : json;
        return new EitherCodec(type.name(), json, java, writing, asked == null && wish.existing() && javaTakes);
    }

    /** A class of the application's may become what Java serialization takes. */
    private static List<TypeFault> withJavasCure(List<TypeFault> faults, ResolvedType type) {
        return !isToBeSerializable(type.raw())
                ? faults
                : faults.stream()
                        .map(fault -> new TypeFault(
                                fault.type(),
                                fault.path(),
                                fault.cause(),
                                fault.cure() + " Or let " + type.name()
                                        + " implement Serializable: then it is stored by Java serialization."))
                        .toList();
    }

    private static boolean isToBeSerializable(Class<?> type) {
        return ApplicationClasses.contain(type) && !type.isArray() && !Serializable.class.isAssignableFrom(type);
    }

    /** Lets go of the JSON-B provider, if some type needed it. */
    @Override
    public void close() {
        jsonCodecs.close();
    }
}
