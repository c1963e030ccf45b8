package dev.holdfast.serialization;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Catches a full generic type: {@code new TypeToken<List<String>>() {}}. */
abstract class TypeToken<T> {

    final Type type = ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
}
