package dev.holdfast.serialization;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field of an application class, and how it is stored.
 *
 * @param name its name in JSON
 * @param field the Java field, made accessible
 * @param form the form of its values
 */
record Property(String name, Field field, Form form) {

    @Nullable
    Object of(Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible at deployment: " + field, e);
        }
    }

    void put(Object owner, @Nullable Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new UnfitJsonException("field " + field.getName() + " cannot be set", e);
        }
    }
}
