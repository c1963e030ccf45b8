package dev.holdfast.websocket;

import jakarta.websocket.MessageHandler;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of which type a handler's messages are, as its class tells. */
final class HandledType {

    private HandledType() {}

    /** Null where the class does not tell, as that of a lambda. */
    static @Nullable Class<?> of(MessageHandler handler) {
        return find(handler.getClass(), Map.of());
    }

    private static @Nullable Class<?> find(@Nullable Type type, Map<TypeVariable<?>, Type> known) {
        if (type instanceof ParameterizedType parameterized && isHandler(parameterized)) {
            return raw(parameterized.getActualTypeArguments()[0], known);
        }
        if (type instanceof ParameterizedType parameterized) {
            return above((Class<?>) parameterized.getRawType(), with(parameterized, known));
        }
        return type instanceof Class<?> plain ? above(plain, known) : null;
    }

    private static boolean isHandler(ParameterizedType type) {
        return type.getRawType() == MessageHandler.Whole.class || type.getRawType() == MessageHandler.Partial.class;
    }

    private static @Nullable Class<?> above(Class<?> type, Map<TypeVariable<?>, Type> known) {
        return Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()))
                .map(one -> find(one, known))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Map<TypeVariable<?>, Type> with(ParameterizedType type, Map<TypeVariable<?>, Type> known) {
        Map<TypeVariable<?>, Type> all = new HashMap<>();
        TypeVariable<?>[] names = ((Class<?>) type.getRawType()).getTypeParameters();
        for (int i = 0; i < names.length; i++) {
            Type argument = type.getActualTypeArguments()[i];
            all.put(names[i], known.getOrDefault(argument, argument));
        }
        return all;
    }

    private static @Nullable Class<?> raw(Type argument, Map<TypeVariable<?>, Type> known) {
        Type type = known.getOrDefault(argument, argument);
        if (type instanceof GenericArrayType array) {
            Class<?> element = raw(array.getGenericComponentType(), known);
            return element == null ? null : Array.newInstance(element, 0).getClass();
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        return type instanceof Class<?> plain ? plain : null;
    }
}
