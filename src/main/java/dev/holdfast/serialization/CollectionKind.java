package dev.holdfast.serialization;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a declared collection class takes, and what it is made as.
 *
 * @param isOrdered whether the order of iteration is part of the value
 * @param fits whether the class declared can restore a collection
 * @param cure what to do about one that it can't
 * @param maker makes an empty collection
 */
record CollectionKind(
        boolean isOrdered, Predicate<Collection<?>> fits, String cure, Supplier<Collection<Object>> maker) {

    private static final String NATURAL_ORDER =
            "Only the natural order can be restored: use a collection without comparator, or declare List.";
    private static final String EXACT_CLASS =
            "Use the class that is declared, or declare the interface List, Set or Deque.";

    private static final Map<Class<?>, CollectionKind> KNOWN = new HashMap<>();

    static {
        lists();
        sets();
        queues();
    }

    /** The kind of a class of the JDK, or null where it is no collection that can be stored. */
    static @Nullable CollectionKind of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The set of one enum's constants. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static CollectionKind ofEnumSet(Class<?> constants) {
        return new CollectionKind(
                false, EnumSet.class::isInstance, EXACT_CLASS, () -> EnumSet.noneOf((Class) constants));
    }

    /** Whether no two elements may be equal. */
    boolean isSet() {
        return maker.get() instanceof Set;
    }

    private static void lists() {
        // Any list equals another one with the same elements, whatever their classes.
        KNOWN.put(List.class, new CollectionKind(true, List.class::isInstance, "Use a List.", ArrayList::new));
        exactly(true, ArrayList.class, ArrayList::new);
        exactly(true, LinkedList.class, LinkedList::new);
        exactly(true, Vector.class, Vector::new);
        exactly(true, Stack.class, Stack::new);
        exactly(true, CopyOnWriteArrayList.class, CopyOnWriteArrayList::new);
    }

    private static void sets() {
        // LinkedHashSet for HashSet too: it keeps the order, which would otherwise hang on the table's size.
        KNOWN.put(Set.class, new CollectionKind(false, Set.class::isInstance, "Use a Set.", LinkedHashSet::new));
        KNOWN.put(
                HashSet.class,
                new CollectionKind(false, oneOf(HashSet.class, LinkedHashSet.class), EXACT_CLASS, LinkedHashSet::new));
        exactly(false, LinkedHashSet.class, LinkedHashSet::new);
        exactly(false, CopyOnWriteArraySet.class, CopyOnWriteArraySet::new);
        sorted(SortedSet.class, SortedSet.class::isInstance, TreeSet::new);
        sorted(NavigableSet.class, NavigableSet.class::isInstance, TreeSet::new);
        sorted(TreeSet.class, oneOf(TreeSet.class), TreeSet::new);
        sorted(ConcurrentSkipListSet.class, oneOf(ConcurrentSkipListSet.class), ConcurrentSkipListSet::new);
    }

    private static void queues() {
        Predicate<Collection<?>> firstInFirstOut =
                oneOf(LinkedList.class, ArrayDeque.class, ConcurrentLinkedQueue.class, ConcurrentLinkedDeque.class);
        // LinkedList, for it alone takes null.
        KNOWN.put(Queue.class, new CollectionKind(true, firstInFirstOut, EXACT_CLASS, LinkedList::new));
        KNOWN.put(
                Deque.class,
                new CollectionKind(true, firstInFirstOut.and(Deque.class::isInstance), EXACT_CLASS, LinkedList::new));
        exactly(true, ArrayDeque.class, ArrayDeque::new);
        exactly(true, ConcurrentLinkedQueue.class, ConcurrentLinkedQueue::new);
        exactly(true, ConcurrentLinkedDeque.class, ConcurrentLinkedDeque::new);
        KNOWN.put(
                PriorityQueue.class,
                new CollectionKind(
                        false,
                        oneOf(PriorityQueue.class).and(queue -> ((PriorityQueue<?>) queue).comparator() == null),
                        NATURAL_ORDER,
                        PriorityQueue::new));
    }

    private static void exactly(boolean ordered, Class<?> type, Supplier<Collection<Object>> maker) {
        KNOWN.put(type, new CollectionKind(ordered, oneOf(type), EXACT_CLASS, maker));
    }

    private static void sorted(Class<?> type, Predicate<Collection<?>> fits, Supplier<Collection<Object>> maker) {
        Predicate<Collection<?>> natural = fits.and(set -> ((SortedSet<?>) set).comparator() == null);
        KNOWN.put(type, new CollectionKind(false, natural, NATURAL_ORDER, maker));
    }

    private static Predicate<Collection<?>> oneOf(Class<?>... types) {
        Set<Class<?>> allowed = Set.of(types);
        return collection -> allowed.contains(collection.getClass());
    }
}
