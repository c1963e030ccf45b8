package dev.holdfast.serialization;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A type, and how to draw values of it.
 *
 * @param type the full generic type
 * @param raw its class
 * @param values draws values
 * @param isEqualByContent whether two values with the same content equal each other, as arrays and atomics don't
 */
record Kind(Type type, Class<?> raw, Arbitrary<?> values, boolean isEqualByContent) {

    /** A generic type put together at run time. */
    record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return raw.getDeclaringClass();
        }
    }

    /** An array of a generic type, put together at run time. */
    record GenericArray(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }
    }

    static <T> Kind of(Class<T> type, Arbitrary<? extends T> values) {
        return new Kind(type, type, values, true);
    }

    static <T> Kind withoutEquality(Class<T> type, Arbitrary<? extends T> values) {
        return new Kind(type, type, values, false);
    }

    static Kind primitives(Class<?> array, Arbitrary<?> elements) {
        return new Kind(array, array, elements.array(asAny(array)).ofMaxSize(4), false);
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> asAny(Class<?> type) {
        return (Class<Object>) type;
    }

    /** Values of a generic class that are equal where all that they are made of is. */
    static Kind generic(Class<?> type, Arbitrary<?> values, Kind... arguments) {
        return new Kind(
                new Generic(type, Stream.of(arguments).map(Kind::type).toList()),
                type,
                values,
                Stream.of(arguments).allMatch(Kind::isEqualByContent));
    }

    /** Values of this kind, some of them null. */
    Arbitrary<Object> nullable() {
        return values.<Object>map(value -> value).injectNull(0.1);
    }

    static Kind list(Kind element) {
        return collection(List.class, element, ArrayList::new);
    }

    static Kind linkedList(Kind element) {
        return collection(LinkedList.class, element, LinkedList::new);
    }

    static Kind copyOnWriteList(Kind element) {
        return collection(CopyOnWriteArrayList.class, element, CopyOnWriteArrayList::new);
    }

    static Kind set(Kind element) {
        return collection(Set.class, element, LinkedHashSet::new);
    }

    static Kind hashSet(Kind element) {
        return collection(HashSet.class, element, HashSet::new);
    }

    private static Kind collection(
            Class<?> type, Kind element, Function<Collection<Object>, Collection<Object>> maker) {
        return generic(type, element.nullable().list().ofMaxSize(4).map(maker::apply), element);
    }

    static Kind optional(Kind element) {
        return generic(Optional.class, element.nullable().map(Optional::ofNullable), element);
    }

    static Kind entry(Kind key, Kind value) {
        return generic(
                Map.Entry.class,
                Combinators.combine(key.nullable(), value.nullable()).as(SimpleEntry::new),
                key,
                value);
    }

    static Kind atomicReference(Kind element) {
        return new Kind(
                new Generic(AtomicReference.class, List.of(element.type)),
                AtomicReference.class,
                element.nullable().map(AtomicReference::new),
                false);
    }

    static Kind array(Kind component) {
        Class<?> array = component.raw.arrayType();
        return new Kind(
                component.type instanceof Class ? array : new GenericArray(component.type),
                array,
                component.nullable().array(asAny(array)).ofMaxSize(3),
                false);
    }

    static Kind treeSet(Kind element) {
        return generic(TreeSet.class, element.values.set().ofMaxSize(4).map(TreeSet::new), element);
    }

    static Kind map(Kind key, Kind value) {
        return map(Map.class, key, value, LinkedHashMap::new);
    }

    static Kind hashMap(Kind key, Kind value) {
        return map(HashMap.class, key, value, HashMap::new);
    }

    static Kind treeMap(Kind key, Kind value) {
        return map(TreeMap.class, key, value, TreeMap::new);
    }

    static Kind map(Class<?> type, Kind key, Kind value, Function<Map<Object, Object>, Map<Object, Object>> maker) {
        Arbitrary<Object> keys = key.values.map(drawn -> drawn);
        return generic(
                type, Arbitraries.maps(keys, value.nullable()).ofMaxSize(4).map(maker), key, value);
    }
}
