package dev.holdfast.serialization;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type without variables: a class and its arguments, or what kept it from being one.
 *
 * @param raw the class
 * @param arguments those of a generic class; of an array its component
 * @param gap what is missing, or NONE
 * @param name as a developer would write it
 */
record ResolvedType(Class<?> raw, List<ResolvedType> arguments, Gap gap, String name) {

    /** Why a type says too little to read a value back. */
    enum Gap {
        NONE,
        RAW,
        WILDCARD,
        VARIABLE
    }

    static ResolvedType of(Type type) {
        return of(type, Map.of());
    }

    static ResolvedType of(Type type, Map<TypeVariable<?>, ResolvedType> variables) {
        if (type instanceof Class<?> raw) {
            return ofClass(raw);
        }
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), all(generic.getActualTypeArguments(), variables));
        }
        if (type instanceof GenericArrayType array) {
            return arrayOf(of(array.getGenericComponentType(), variables));
        }
        if (type instanceof TypeVariable<?> variable) {
            ResolvedType known = variables.get(variable);
            return known != null ? known : gap(Object.class, Gap.VARIABLE, variable.getName());
        }
        if (type instanceof WildcardType wildcard) {
            Type bound = wildcard.getUpperBounds()[0];
            return bound == Object.class ? gap(Object.class, Gap.WILDCARD, type.getTypeName()) : of(bound, variables);
        }
        throw new IllegalArgumentException("no Java type: " + type);
    }

    static ResolvedType generic(Class<?> raw, List<ResolvedType> arguments) {
        String list = arguments.stream().map(ResolvedType::name).collect(Collectors.joining(", ", "<", ">"));
        return new ResolvedType(raw, arguments, Gap.NONE, simpleName(raw) + list);
    }

    private static ResolvedType ofClass(Class<?> raw) {
        if (raw.isArray()) {
            return arrayOf(ofClass(raw.getComponentType()));
        }
        return raw.getTypeParameters().length > 0
                ? gap(raw, Gap.RAW, simpleName(raw))
                : new ResolvedType(raw, List.of(), Gap.NONE, simpleName(raw));
    }

    private static ResolvedType arrayOf(ResolvedType component) {
        return new ResolvedType(component.raw.arrayType(), List.of(component), Gap.NONE, component.name + "[]");
    }

    private static ResolvedType gap(Class<?> raw, Gap gap, String name) {
        return new ResolvedType(raw, List.of(), gap, name);
    }

    private static List<ResolvedType> all(Type[] types, Map<TypeVariable<?>, ResolvedType> variables) {
        return Stream.of(types).map(type -> of(type, variables)).toList();
    }

    private static String simpleName(Class<?> raw) {
        Class<?> outer = raw.getDeclaringClass();
        return outer == null ? raw.getSimpleName() : simpleName(outer) + "." + raw.getSimpleName();
    }

    ResolvedType argument(int index) {
        return arguments.get(index);
    }

    /** The class of its values: of a primitive type the wrapper. */
    Class<?> box() {
        return MethodType.methodType(raw).wrap().returnType();
    }

    /** What the variables of this class, its superclasses and its interfaces stand for. */
    Map<TypeVariable<?>, ResolvedType> variables() {
        Map<TypeVariable<?>, ResolvedType> variables = new HashMap<>();
        bind(variables);
        return variables;
    }

    private void bind(Map<TypeVariable<?>, ResolvedType> variables) {
        if (raw.isArray()) {
            return;
        }
        TypeVariable<?>[] names = raw.getTypeParameters();
        for (int i = 0; i < Math.min(names.length, arguments.size()); i++) {
            variables.put(names[i], arguments.get(i));
        }
        Type superclass = raw.getGenericSuperclass();
        if (superclass != null) {
            of(superclass, variables).bind(variables);
        }
        for (Type implemented : raw.getGenericInterfaces()) {
            of(implemented, variables).bind(variables);
        }
    }

    /** How deep arguments stand in arguments: without end for a class that holds ever larger types of itself. */
    int depth() {
        return 1 + arguments.stream().mapToInt(ResolvedType::depth).max().orElse(0);
    }

    /** Whether the application, or a library of it, brought the class: its inside is known by its fields. */
    boolean isOfApplication() {
        String name = raw.getName();
        ClassLoader loader = raw.getClassLoader();
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && Stream.of("java.", "javax.", "jakarta.").noneMatch(name::startsWith);
    }

    @Override
    public String toString() {
        return name;
    }
}
