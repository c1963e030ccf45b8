package dev.holdfast.serialization;

import dev.holdfast.session.FieldCodecs.TypeFault;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a declared type tells, at deployment, of whether its values can be stored by Java serialization. What it leaves open is
 * looked at when a value is stored.
 */
final class SerializableTypes {

    private final AllowedClasses allowed;

    SerializableTypes(AllowedClasses allowed) {
        this.allowed = allowed;
    }

    /** Why no value of the type can ever be stored. */
    Optional<TypeFault> faultOf(ResolvedType type) {
        Class<?> raw = innermost(type.raw());
        if (!mayBeSerializable(raw)) {
            return Optional.of(new TypeFault(
                    type.name(),
                    "",
                    raw.getName() + " is closed to subclasses and does not implement Serializable",
                    "Let it implement Serializable, or mark the field transient."));
        }
        if (Modifier.isFinal(raw.getModifiers()) && !allowed.contain(raw)) {
            return Optional.of(new TypeFault(
                    type.name(),
                    "",
                    raw.getName()
                            + " is not the application's own, and Java serialization makes no class of others unless told to",
                    "List it in holdfast.serialization.allowed, or mark the field transient."));
        }
        return Optional.empty();
    }

    /** Whether the type itself promises that its values can be: it is serializable, and nothing in it is known not to be. */
    boolean promise(ResolvedType type) {
        Class<?> raw = innermost(type.raw());
        return (raw.isPrimitive() || Serializable.class.isAssignableFrom(raw))
                && faultOf(type).isEmpty()
                && type.arguments().stream().allMatch(this::tellsNothingAgainst);
    }

    private boolean tellsNothingAgainst(ResolvedType argument) {
        Class<?> raw = innermost(argument.raw());
        return (raw == Object.class
                        || raw.isInterface()
                        || Serializable.class.isAssignableFrom(raw)
                        || raw.isPrimitive())
                && faultOf(argument).isEmpty()
                && argument.arguments().stream().allMatch(this::tellsNothingAgainst);
    }

    private static boolean mayBeSerializable(Class<?> type) {
        if (type.isPrimitive() || Serializable.class.isAssignableFrom(type)) {
            return true;
        }
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).anyMatch(SerializableTypes::mayBeSerializable)
                : !Modifier.isFinal(type.getModifiers());
    }

    private static Class<?> innermost(Class<?> type) {
        return type.isArray() ? innermost(type.getComponentType()) : type;
    }
}
