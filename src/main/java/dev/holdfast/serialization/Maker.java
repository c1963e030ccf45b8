package dev.holdfast.serialization;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the objects of an application class by a constructor or a static method, and what it is to be given.
 *
 * @param executable the constructor or static method, made accessible
 * @param arguments the names in JSON of its parameters
 */
record Maker(Executable executable, List<String> arguments) {

    /**
     * A new object.
     *
     * @param values what was stored, by name; a parameter that has none is given null, 0 or false
     */
    Object make(Map<String, @Nullable Object> values) {
        Class<?>[] types = executable.getParameterTypes();
        Object[] given = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            String name = arguments.get(i);
            given[i] = values.containsKey(name) ? values.get(name) : blank(types[i]);
        }
        try {
            return executable instanceof Constructor<?> constructor
                    ? constructor.newInstance(given)
                    : ((Method) executable).invoke(null, given);
        } catch (InvocationTargetException e) {
            throw new UnfitJsonException("the constructor failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new UnfitJsonException("the constructor cannot be called", e);
        }
    }

    private static @Nullable Object blank(Class<?> type) {
        return Array.get(Array.newInstance(type, 1), 0);
    }
}
