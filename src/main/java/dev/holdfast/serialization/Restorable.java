package dev.holdfast.serialization;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;

/**
 * Whether reading can make the objects of a class, which writing does not ask for (Java Object Serialization Specification, 3.1:
 * the first superclass that is not serializable makes them by its constructor without parameters).
 */
final class Restorable {

    private Restorable() {}

    static boolean is(Class<?> type) {
        if (!Serializable.class.isAssignableFrom(type)
                || type.isInterface()
                || type.isArray()
                || type.isEnum()
                || type.isRecord()) {
            return true;
        }
        return Externalizable.class.isAssignableFrom(type)
                ? hasConstructor(type, type)
                : hasConstructor(maker(type), type);
    }

    private static Class<?> maker(Class<?> type) {
        Class<?> maker = type;
        while (Serializable.class.isAssignableFrom(maker) && maker.getSuperclass() != null) {
            maker = maker.getSuperclass();
        }
        return maker;
    }

    private static boolean hasConstructor(Class<?> maker, Class<?> type) {
        return Stream.of(maker.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .anyMatch(constructor -> isReachable(constructor, maker, type));
    }

    private static boolean isReachable(Constructor<?> constructor, Class<?> maker, Class<?> type) {
        int modifiers = constructor.getModifiers();
        if (maker == type) {
            return Modifier.isPublic(modifiers);
        }
        return Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers)
                || !Modifier.isPrivate(modifiers)
                        && maker.getClassLoader() == type.getClassLoader()
                        && maker.getPackageName().equals(type.getPackageName());
    }
}
