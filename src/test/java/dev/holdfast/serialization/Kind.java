package dev.holdfast.serialization;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A type, and how to draw values of it.
 *
 * @param type the full generic type
 * @param raw its class
 * @param values draws values
 */
record Kind(Type type, Class<?> raw, Arbitrary<?> values) {

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

    record Pair<A, B>(A first, B second) {}

    /** Its superclass's variable is bound only through it. */
    static class Box<T> {
        private T[] many;

        private T one;

        private Box() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Box<?> box
                    && box.getClass() == getClass()
                    && Objects.equals(one, box.one)
                    && Arrays.equals(many, box.many);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(one) + 31 * Arrays.hashCode(many);
        }

        @Override
        public String toString() {
            return "Box(" + one + ", " + Arrays.toString(many) + ")";
        }
    }

    private static final class SubBox<S> extends Box<Optional<S>> {
        private int more;

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && ((SubBox<?>) other).more == more;
        }

        @Override
        public int hashCode() {
            return super.hashCode() + more;
        }
    }

    static <T> Kind of(Class<T> type, Arbitrary<? extends T> values) {
        return new Kind(type, type, values);
    }

    /** Values of this kind, some of them null. */
    private Arbitrary<Object> nullable() {
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
        return new Kind(
                new Generic(type, List.of(element.type)),
                type,
                element.nullable().list().ofMaxSize(4).map(maker::apply));
    }

    static Kind optional(Kind element) {
        return new Kind(
                new Generic(Optional.class, List.of(element.type)),
                Optional.class,
                element.nullable().map(Optional::ofNullable));
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

    private static Kind map(
            Class<?> type, Kind key, Kind value, Function<Map<Object, Object>, Map<Object, Object>> maker) {
        Arbitrary<Object> keys = key.values.map(drawn -> drawn);
        return new Kind(
                new Generic(type, List.of(key.type, value.type)),
                type,
                Arbitraries.maps(keys, value.nullable()).ofMaxSize(4).map(maker));
    }

    static Kind pair(Kind first, Kind second) {
        return new Kind(
                new Generic(Pair.class, List.of(first.type, second.type)),
                Pair.class,
                Combinators.combine(first.nullable(), second.nullable()).as(Pair::new));
    }

    static Kind box(Kind inside) {
        return new Kind(
                new Generic(Box.class, List.of(inside.type)),
                Box.class,
                inside.nullable().list().ofMaxSize(3).map(drawn -> fill(new Box<>(), inside.raw, drawn)));
    }

    static Kind subBox(Kind inside) {
        return new Kind(
                new Generic(SubBox.class, List.of(inside.type)),
                SubBox.class,
                optional(inside).nullable().list().ofMaxSize(3).map(drawn -> {
                    SubBox<Object> box = new SubBox<>();
                    box.more = drawn.size();
                    fill(box, Optional.class, drawn);
                    return box;
                }));
    }

    @SuppressWarnings("unchecked")
    private static Object fill(Box<?> box, Class<?> component, List<?> drawn) {
        Box<Object> target = (Box<Object>) box;
        target.many = drawn.toArray((Object[]) Array.newInstance(component, 0));
        target.one = drawn.isEmpty() ? null : drawn.get(0);
        return target;
    }
}
