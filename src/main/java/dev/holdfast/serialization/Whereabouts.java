package dev.holdfast.serialization;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where in a value an object stands that could not be written: by fields, and by the elements of the JDK's collections. */
final class Whereabouts {

    /** So that a refusal of a large value takes no time of its own. */
    private static final int MAX_OBJECTS = 10_000;

    private record Place(Object object, String path) {}

    private final Deque<Place> open = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Whereabouts() {}

    /** The shortest way to such an object, as {@code {}.items[].product}; empty where it is the value itself or is not found. */
    static String of(@Nullable Object value, Predicate<Object> wanted) {
        return new Whereabouts().find(value, wanted);
    }

    private String find(@Nullable Object value, Predicate<Object> wanted) {
        add(value, "");
        while (!open.isEmpty()) {
            Place next = open.removeFirst();
            if (wanted.test(next.object())) {
                return next.path();
            }
            addParts(next);
        }
        return "";
    }

    private void addParts(Place place) {
        Object object = place.object();
        try {
            if (object instanceof Object[] array) {
                Stream.of(array).forEach(each -> add(each, place.path() + "[]"));
            } else if (!object.getClass().getName().startsWith("java.")) {
                addFields(place);
            } else if (object instanceof Collection<?> collection) {
                collection.forEach(each -> add(each, place.path() + "[]"));
            } else if (object instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    add(key, place.path() + "{}");
                    add(value, place.path() + "{}");
                });
            }
        } catch (RuntimeException e) {
            // The place is only told as far as it can be: the refusal itself is what counts.
        }
    }

    private void addFields(Place place) {
        Class<?> type = place.object().getClass();
        while (type != null && !type.getName().startsWith("java.")) {
            for (Field field : type.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && field.trySetAccessible()) {
                    add(valueOf(field, place.object()), place.path() + "." + field.getName());
                }
            }
            type = type.getSuperclass();
        }
    }

    private static @Nullable Object valueOf(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    private void add(@Nullable Object object, String path) {
        if (object != null && seen.size() < MAX_OBJECTS && seen.add(object)) {
            open.addLast(new Place(object, path));
        }
    }
}
