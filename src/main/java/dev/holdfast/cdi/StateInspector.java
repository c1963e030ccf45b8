package dev.holdfast.cdi;

import dev.holdfast.ConflictUnit;
import dev.holdfast.OnConflict;
import dev.holdfast.StoredAs;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs;
import dev.holdfast.session.FieldCodecs.TypeFault;
import dev.holdfast.session.FieldCodecs.UnstorableTypeException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the state of a bean class: its fields, superclasses included, without the static, transient, synthetic and
 * injected ones. Collects every fault it meets.
 */
final class StateInspector {

    /** Annotations by which containers inject a field; named, since not every server has all of them. */
    private static final Set<String> INJECTING = Set.of(
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource",
            "jakarta.ejb.EJB",
            "jakarta.persistence.PersistenceContext",
            "jakarta.persistence.PersistenceUnit",
            "jakarta.xml.ws.WebServiceRef",
            "jakarta.ws.rs.core.Context",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.config.inject.ConfigProperties",
            "org.eclipse.microprofile.rest.client.inject.RestClient");

    private final FieldCodecs codecs;
    private final Findings findings;

    StateInspector(FieldCodecs codecs, Findings findings) {
        this.codecs = codecs;
        this.findings = findings;
    }

    /** The state of a bean of this type. */
    List<StateField> fieldsOf(StateOwner owner, Type beanType) {
        TypeVariables variables = new TypeVariables(beanType);
        List<Class<?>> hierarchy = hierarchy(TypeVariables.rawClass(beanType));
        Set<Type> injectedTypes = injectedByParameters(hierarchy, variables);
        Map<String, Field> byName = new HashMap<>();
        List<StateField> state = new ArrayList<>();
        for (Class<?> type : hierarchy) {
            for (Field field : type.getDeclaredFields()) {
                checkConflictAnnotations(field, owner.described());
                if (isState(field)) {
                    inspect(owner, field, variables.resolve(field.getGenericType()), injectedTypes, byName)
                            .ifPresent(state::add);
                }
            }
        }
        return List.copyOf(state);
    }

    Presence presenceOf(String beanName) {
        try {
            return new Presence(beanName + "#@made", codecs.codecFor(boolean.class));
        } catch (UnstorableTypeException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Optional<FieldCodec> codecOfProduct(StateOwner owner, Type type) {
        try {
            return Optional.of(codecs.codecFor(type, Encodings.of(owner.encoding(), owner.isExisting())));
        } catch (UnstorableTypeException unstorable) {
            unstorable.faults().forEach(fault -> findings.faults()
                    .add(CdiMessages.unstorableProduct(
                            owner.described(), type, fault.path(), fault.cause(), fault.cure())));
            return Optional.empty();
        }
    }

    private Optional<StateField> inspect(
            StateOwner owner, Field field, Type type, Set<Type> injectedTypes, Map<String, Field> byName) {
        String described = CdiMessages.describe(field, owner.described());
        boolean chosen = field.isAnnotationPresent(StoredAs.class);
        boolean mayBeInjected = !chosen && injectedTypes.contains(boxed(type));
        if (owner.isExisting() && !chosen && isLeftToConstructor(type, mayBeInjected)) {
            return Optional.empty();
        }
        if (!field.trySetAccessible()) {
            findings.faults().add(CdiMessages.inaccessible(described));
            return Optional.empty();
        }
        String name = owner.name() + '#' + nameOf(field, described, byName);
        Field former = byName.putIfAbsent(name, field);
        if (former != null) {
            findings.faults()
                    .add(CdiMessages.sameName(name, CdiMessages.describe(former, owner.described()), described));
            return Optional.empty();
        }
        try {
            FieldCodec codec = codecs.codecFor(type, Encodings.of(field, owner.encoding(), owner.isExisting()));
            if (mayBeInjected && !owner.isExisting()) {
                findings.faults().add(CdiMessages.injectedOrState(described));
            }
            return Optional.of(new StateField(name, field, codec));
        } catch (UnstorableTypeException unstorable) {
            if (!mayBeInjected) {
                unstorable.faults().forEach(fault -> unstorable(owner, described, type, fault));
            }
            return Optional.empty();
        }
    }

    /** Existing code says of no field that it is injected by a parameter: its type has to. */
    private static boolean isLeftToConstructor(Type type, boolean mayBeInjected) {
        return ExistingFields.isService(type) || mayBeInjected && !ExistingFields.isData(type);
    }

    /** An existing bean is deployed all the same, without this field. */
    private void unstorable(StateOwner owner, String described, Type type, TypeFault fault) {
        if (owner.isExisting()) {
            findings.warnings().add(CdiMessages.notKept(described, type, fault.path(), fault.cause()));
        } else {
            findings.faults().add(CdiMessages.unstorable(described, type, fault.path(), fault.cause(), fault.cure()));
        }
    }

    /** A field that hides one of a superclass keeps the plain name; the hidden one is named with its class. */
    private String nameOf(Field field, String described, Map<String, Field> byName) {
        StoredAs storedAs = field.getAnnotation(StoredAs.class);
        if (storedAs != null) {
            Names.faultOf(storedAs.value(), described).ifPresent(findings.faults()::add);
            return storedAs.value();
        }
        boolean hidden = byName.values().stream()
                .anyMatch(lower -> lower.getName().equals(field.getName())
                        && lower.getDeclaringClass() != field.getDeclaringClass());
        return hidden ? field.getDeclaringClass().getName() + '.' + field.getName() : field.getName();
    }

    private void checkConflictAnnotations(Field field, String owner) {
        if (field.isAnnotationPresent(Produces.class)) {
            return;
        }
        if (field.isAnnotationPresent(OnConflict.class) && !isState(field)) {
            findings.faults().add(CdiMessages.conflictOfNoState("OnConflict", CdiMessages.describe(field, owner)));
        }
        if (field.isAnnotationPresent(ConflictUnit.class)) {
            findings.faults().add(CdiMessages.conflictOfNoState("ConflictUnit", CdiMessages.describe(field, owner)));
        }
    }

    private static boolean isState(Field field) {
        int modifiers = field.getModifiers();
        return !Modifier.isStatic(modifiers)
                && !Modifier.isTransient(modifiers)
                && !field.isSynthetic()
                && Stream.of(field.getAnnotations()).noneMatch(StateInspector::injects);
    }

    private static boolean injects(Annotation annotation) {
        return INJECTING.contains(annotation.annotationType().getName());
    }

    /**
     * The types of all that constructors and initializers are injected with. A field of such a type is not state where it
     * could not be stored, and must say what it is where it could.
     */
    private static Set<Type> injectedByParameters(List<Class<?>> hierarchy, TypeVariables variables) {
        Set<Type> types = new HashSet<>();
        for (Class<?> type : hierarchy) {
            Stream.<Executable>concat(
                            Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                    .filter(executable -> executable.isAnnotationPresent(Inject.class))
                    .flatMap(executable -> Arrays.stream(executable.getGenericParameterTypes()))
                    .map(variables::resolve)
                    .map(StateInspector::boxed)
                    .forEach(types::add);
        }
        return types;
    }

    /** A parameter may be boxed where the field is not, and the other way round. */
    private static Type boxed(Type type) {
        return type instanceof Class<?> raw ? MethodType.methodType(raw).wrap().returnType() : type;
    }

    /** State of an object that its declared class does not know of. */
    static Optional<Field> stateBeyond(Class<?> declared, Class<?> actual) {
        return hierarchy(actual).stream()
                .takeWhile(type -> type != declared)
                .filter(type -> !type.isSynthetic())
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(StateInspector::isState)
                .findFirst();
    }

    /** From the bean's class upwards. */
    static List<Class<?>> hierarchy(Class<?> beanClass) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type = beanClass; type != null && type != Object.class; type = type.getSuperclass()) {
            classes.add(type);
        }
        return classes;
    }
}
