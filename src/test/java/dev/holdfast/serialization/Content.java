package dev.holdfast.serialization;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a value holds, down to the scalars, as something with an equality: arrays and atomics have none. */
record Content(Object shape, Object inside) {

    /** With the order of sets and maps as part of it. */
    static Object inOrder(Object value) {
        return of(value, true);
    }

    /** Whatever the order of sets and maps. */
    static Object inAnyOrder(Object value) {
        return of(value, false);
    }

    private static Object of(Object value, boolean inOrder) {
        if (value == null) {
            return null;
        }
        Function<Object, Object> inner = part -> of(part, inOrder);
        if (value.getClass().isArray()) {
            return new Content(value.getClass(), all(components(value), inner));
        }
        if (value instanceof Map<?, ?> map) {
            return new Content("map", inOrder ? all(map.entrySet(), inner) : meanings(map, inner));
        }
        if (value instanceof Set<?> set) {
            return new Content("set", inOrder ? all(set, inner) : counts(set, inner));
        }
        if (value instanceof Collection<?> list) {
            return new Content("list", all(list, inner));
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return new Content("entry", List.of(one(entry.getKey(), inner), one(entry.getValue(), inner)));
        }
        if (value instanceof Optional<?> optional) {
            return new Content("optional", all(optional.stream().toList(), inner));
        }
        Object held = heldByAtomic(value);
        if (held != value) {
            return new Content(value.getClass(), one(held, inner));
        }
        boolean byField = value.getClass().getName().startsWith("dev.holdfast.") && !(value instanceof Enum);
        return byField ? new Content(value.getClass(), fields(value, inner)) : value;
    }

    private static List<Object> components(Object array) {
        List<Object> components = new ArrayList<>();
        IntStream.range(0, Array.getLength(array)).forEach(i -> components.add(Array.get(array, i)));
        return components;
    }

    private static Object heldByAtomic(Object value) {
        if (value instanceof AtomicInteger || value instanceof AtomicLong) {
            return ((Number) value).longValue();
        }
        if (value instanceof AtomicBoolean bool) {
            return bool.get();
        }
        return value instanceof AtomicReference<?> reference ? reference.get() : value;
    }

    private static List<Object> one(Object value, Function<Object, Object> inner) {
        return value == null ? List.of() : List.of(inner.apply(value));
    }

    private static List<Object> all(Collection<?> values, Function<Object, Object> inner) {
        return values.stream().<Object>map(value -> one(value, inner)).toList();
    }

    private static Map<Object, Long> counts(Collection<?> values, Function<Object, Object> inner) {
        return values.stream().collect(Collectors.groupingBy(value -> one(value, inner), Collectors.counting()));
    }

    private static Map<Object, Object> meanings(Map<?, ?> map, Function<Object, Object> inner) {
        Map<Object, Object> meanings = new HashMap<>();
        map.forEach((key, value) -> meanings.put(inner.apply(key), inner.apply(value)));
        return meanings;
    }

    private static Map<Object, Object> fields(Object value, Function<Object, Object> inner) {
        Map<Object, Object> fields = new HashMap<>();
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && type != Record.class) {
                    fields.put(type.getName() + "." + field.getName(), inner.apply(get(field, value)));
                }
            }
        }
        return fields;
    }

    private static Object get(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
