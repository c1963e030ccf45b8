package dev.holdfast.serialization;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a declared map class takes, and what it is made as.
 *
 * @param fits whether the class declared can restore a map
 * @param cure what to do about one that it can't
 * @param maker makes an empty map
 */
record MapKind(Predicate<Map<?, ?>> fits, String cure, Supplier<Map<Object, Object>> maker) {

    private static final String NATURAL_ORDER =
            "Only the natural order of keys can be restored: use a map without comparator, or declare Map.";
    private static final String EXACT_CLASS = "Use the class that is declared, or declare the interface Map.";

    private static final Map<Class<?>, MapKind> KNOWN = new HashMap<>();

    static {
        // LinkedHashMap for HashMap too: it keeps the order, which would otherwise hang on the table's size.
        KNOWN.put(Map.class, new MapKind(Map.class::isInstance, "Use a Map.", LinkedHashMap::new));
        KNOWN.put(
                HashMap.class, new MapKind(oneOf(HashMap.class, LinkedHashMap.class), EXACT_CLASS, LinkedHashMap::new));
        exactly(LinkedHashMap.class, LinkedHashMap::new);
        exactly(Hashtable.class, Hashtable::new);
        exactly(ConcurrentHashMap.class, ConcurrentHashMap::new);
        KNOWN.put(
                ConcurrentMap.class,
                new MapKind(oneOf(ConcurrentHashMap.class), "Use a ConcurrentHashMap.", ConcurrentHashMap::new));
        sorted(SortedMap.class, SortedMap.class::isInstance, TreeMap::new);
        sorted(NavigableMap.class, NavigableMap.class::isInstance, TreeMap::new);
        sorted(TreeMap.class, oneOf(TreeMap.class), TreeMap::new);
        sorted(ConcurrentNavigableMap.class, oneOf(ConcurrentSkipListMap.class), ConcurrentSkipListMap::new);
        sorted(ConcurrentSkipListMap.class, oneOf(ConcurrentSkipListMap.class), ConcurrentSkipListMap::new);
    }

    /** The kind of a class of the JDK, or null where it is no map that can be stored. */
    static @Nullable MapKind of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The map keyed by one enum's constants. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static MapKind ofEnumMap(Class<?> constants) {
        return new MapKind(oneOf(EnumMap.class), EXACT_CLASS, () -> new EnumMap<>((Class) constants));
    }

    private static void exactly(Class<?> type, Supplier<Map<Object, Object>> maker) {
        KNOWN.put(type, new MapKind(oneOf(type), EXACT_CLASS, maker));
    }

    private static void sorted(Class<?> type, Predicate<Map<?, ?>> fits, Supplier<Map<Object, Object>> maker) {
        Predicate<Map<?, ?>> natural = fits.and(map -> ((SortedMap<?, ?>) map).comparator() == null);
        KNOWN.put(type, new MapKind(natural, NATURAL_ORDER, maker));
    }

    private static Predicate<Map<?, ?>> oneOf(Class<?>... types) {
        Set<Class<?>> allowed = Set.of(types);
        return map -> allowed.contains(map.getClass());
    }
}
