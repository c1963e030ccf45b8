package dev.holdfast.cdi;

import dev.holdfast.session.FieldCodec;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * One field of a bean that belongs to its state.
 *
 * @param name under which it is stored
 * @param field where it lives; accessible
 * @param codec of its declared type
 */
record StateField(String name, Field field, FieldCodec codec) implements StateSlot {

    @Override
    public @Nullable Object read(Object instance) {
        try {
            return field.get(instance);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The field was made accessible at deployment: " + field, impossible);
        }
    }

    void write(Object instance, @Nullable Object value) {
        try {
            field.set(instance, value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The field was made accessible at deployment: " + field, impossible);
        }
    }
}
