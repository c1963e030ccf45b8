package dev.holdfast.serialization;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds how the objects of an application class are made. */
final class Makers {

    private Makers() {}

    /** Why a class can have no objects read back, or null. */
    static @Nullable String obstacle(Class<?> type) {
        if (type.isInterface()) {
            return "is an interface: nothing tells which class to read back";
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return "is abstract: nothing tells which class to read back";
        }
        if (type.isHidden() || type.isAnonymousClass() || type.isLocalClass() && !type.isRecord()) {
            return "is a lambda, an anonymous or a local class";
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return "is an inner class, which holds on to the object around it";
        }
        Class<?> foreign = platformSuperclass(type);
        return foreign == null ? null : "extends " + foreign.getName() + ", whose own state cannot be stored";
    }

    private static @Nullable Class<?> platformSuperclass(Class<?> type) {
        Class<?> superclass = type.getSuperclass();
        while (superclass != null && superclass != Object.class && superclass != Record.class) {
            if (!ResolvedType.of(superclass).isOfApplication()) {
                return superclass;
            }
            superclass = superclass.getSuperclass();
        }
        return null;
    }

    /** What helps against an obstacle. */
    static String cure(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return "List its subtypes by @JsonbTypeInfo, or declare the class itself.";
        }
        return platformSuperclass(type) == null
                ? "Make it a record or a static nested class."
                : "Hold that object in a field instead of extending its class, or adapt the type by @JsonbTypeAdapter.";
    }

    /** The maker of a class without obstacles, or null after telling of a fault. */
    static @Nullable Maker of(ResolvedType type, String step, List<Members.Member> members, Faults faults) {
        Maker maker = find(type, step, members, faults);
        if (maker != null && !maker.executable().trySetAccessible()) {
            faults.add(
                    type, step, "is in a module that is closed to Holdfast", "Open the package in module-info.java.");
        }
        return maker;
    }

    private static @Nullable Maker find(ResolvedType type, String step, List<Members.Member> members, Faults faults) {
        if (type.raw().isRecord()) {
            return canonical(type.raw(), members);
        }
        Optional<Executable> creator = creator(type.raw());
        if (creator.isPresent()) {
            return byCreator(type, step, creator.get(), members, faults);
        }
        Optional<Constructor<?>> empty = Stream.of(type.raw().getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .findFirst();
        if (empty.isEmpty()) {
            faults.add(
                    type,
                    step,
                    "has no constructor without parameters",
                    "Add one (it may be private), make the class a record, or mark a constructor by @JsonbCreator.");
        }
        return empty.map(constructor -> new Maker(constructor, List.of())).orElse(null);
    }

    private static Maker canonical(Class<?> type, List<Members.Member> members) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            List<String> names = Stream.of(components)
                    .map(component -> nameOf(component.getName(), members))
                    .toList();
            return new Maker(type.getDeclaredConstructor(types), names);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor: " + type, e);
        }
    }

    /** A component's name in JSON; where it is left out the empty one, which no property has. */
    private static String nameOf(String component, List<Members.Member> members) {
        return members.stream()
                .filter(member -> member.field().getName().equals(component))
                .findFirst()
                .map(Members.Member::name)
                .orElse("");
    }

    private static Optional<Executable> creator(Class<?> type) {
        Stream<Method> methods =
                Stream.of(type.getDeclaredMethods()).filter(method -> Modifier.isStatic(method.getModifiers()));
        return Stream.<Executable>concat(Stream.of(type.getDeclaredConstructors()), methods)
                .filter(executable -> executable.isAnnotationPresent(JsonbCreator.class))
                .findFirst();
    }

    private static Maker byCreator(
            ResolvedType type, String step, Executable creator, List<Members.Member> members, Faults faults) {
        for (Parameter parameter : creator.getParameters()) {
            boolean matches = members.stream()
                    .anyMatch(member -> member.name().equals(nameOf(parameter))
                            && member.field().getType() == parameter.getType());
            if (!matches) {
                faults.add(
                        type,
                        step,
                        "has a @JsonbCreator whose parameter \"" + nameOf(parameter)
                                + "\" is no field of that name and type",
                        "Name the field by @JsonbProperty on the parameter, or compile with -parameters.");
            }
        }
        return new Maker(
                creator, Stream.of(creator.getParameters()).map(Makers::nameOf).toList());
    }

    private static String nameOf(Parameter parameter) {
        JsonbProperty property = parameter.getAnnotation(JsonbProperty.class);
        return property == null || property.value().isEmpty() ? parameter.getName() : property.value();
    }
}
