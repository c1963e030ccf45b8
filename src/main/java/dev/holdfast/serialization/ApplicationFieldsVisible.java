package dev.holdfast.serialization;

import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** What the JSON-B provider sees of a class: the fields of application classes; of others, enums too, what is public. */
final class ApplicationFieldsVisible implements PropertyVisibilityStrategy {

    @Override
    public boolean isVisible(Field field) {
        return isByField(field.getDeclaringClass()) || Modifier.isPublic(field.getModifiers());
    }

    @Override
    public boolean isVisible(Method method) {
        return !isByField(method.getDeclaringClass()) && Modifier.isPublic(method.getModifiers());
    }

    private static boolean isByField(Class<?> type) {
        return !type.isEnum() && !type.isRecord() && ResolvedType.of(type).isOfApplication();
    }
}
