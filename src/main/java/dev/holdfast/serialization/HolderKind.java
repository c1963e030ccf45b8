package dev.holdfast.serialization;

import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a class around other values is opened and closed.
 *
 * @param fits whether a value is one that {@code close} restores
 * @param mayBeEmpty whether it may hold nothing
 * @param isImmutable whether what it holds is fixed
 * @param steps how what it holds is called in messages
 * @param fixed the types that it holds, where no type arguments say so
 * @param open what a value holds
 * @param close the value around what it holds
 */
record HolderKind(
        Predicate<Object> fits,
        boolean mayBeEmpty,
        boolean isImmutable,
        List<String> steps,
        List<Class<?>> fixed,
        Function<Object, List<Object>> open,
        Function<List<Object>, Object> close) {

    private static final Map<Class<?>, HolderKind> KNOWN = new HashMap<>();

    static {
        optional(Optional.class, List.of(), optional -> ((Optional<?>) optional).stream(), held -> held.stream()
                .findFirst());
        optional(
                OptionalInt.class,
                List.of(int.class),
                optional -> ((OptionalInt) optional).stream().boxed(),
                held -> held.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) held.get(0)));
        optional(
                OptionalLong.class,
                List.of(long.class),
                optional -> ((OptionalLong) optional).stream().boxed(),
                held -> held.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) held.get(0)));
        optional(
                OptionalDouble.class,
                List.of(double.class),
                optional -> ((OptionalDouble) optional).stream().boxed(),
                held -> held.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) held.get(0)));
        KNOWN.put(
                AtomicReference.class,
                new HolderKind(
                        exactly(AtomicReference.class),
                        false,
                        false,
                        List.of(".value"),
                        List.of(),
                        reference -> Collections.singletonList(((AtomicReference<?>) reference).get()),
                        held -> new AtomicReference<>(held.get(0))));
        // Entries equal each other across their classes.
        entry(Map.Entry.class, Map.Entry.class::isInstance, SimpleEntry::new);
        entry(SimpleEntry.class, exactly(SimpleEntry.class), SimpleEntry::new);
        entry(SimpleImmutableEntry.class, exactly(SimpleImmutableEntry.class), SimpleImmutableEntry::new);
    }

    /** The kind of a class of the JDK, or null where it is no such one. */
    static @Nullable HolderKind of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static void optional(
            Class<?> type,
            List<Class<?>> fixed,
            Function<Object, Stream<?>> open,
            Function<List<Object>, Object> close) {
        KNOWN.put(
                type,
                new HolderKind(
                        exactly(type),
                        true,
                        true,
                        List.of(".get"),
                        fixed,
                        optional ->
                                open.apply(optional).<Object>map(held -> held).toList(),
                        close));
    }

    private static void entry(Class<?> type, Predicate<Object> fits, BinaryOperator<Object> maker) {
        KNOWN.put(
                type,
                new HolderKind(
                        fits,
                        false,
                        false,
                        List.of(".key", ".value"),
                        List.of(),
                        entry ->
                                Arrays.asList(((Map.Entry<?, ?>) entry).getKey(), ((Map.Entry<?, ?>) entry).getValue()),
                        held -> maker.apply(held.get(0), held.get(1))));
    }

    private static Predicate<Object> exactly(Class<?> type) {
        return value -> value.getClass() == type;
    }
}
