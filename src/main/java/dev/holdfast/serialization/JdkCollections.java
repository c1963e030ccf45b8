package dev.holdfast.serialization;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/** The JDK's collections that can be emptied and filled again, and are nothing but what they hold; no subclass, which may be more. */
final class JdkCollections {

    private static final Set<Class<?>> MAPS = Set.of(
            ConcurrentHashMap.class,
            ConcurrentSkipListMap.class,
            EnumMap.class,
            HashMap.class,
            Hashtable.class,
            LinkedHashMap.class,
            Properties.class,
            TreeMap.class);

    private static final Set<Class<?>> SETS = Set.of(
            ConcurrentSkipListSet.class, CopyOnWriteArraySet.class, HashSet.class, LinkedHashSet.class, TreeSet.class);

    private static final Set<Class<?>> LISTS = Set.of(
            ArrayDeque.class,
            ArrayList.class,
            ConcurrentLinkedDeque.class,
            ConcurrentLinkedQueue.class,
            CopyOnWriteArrayList.class,
            LinkedList.class,
            Stack.class,
            Vector.class);

    private JdkCollections() {}

    static boolean isMap(Map<?, ?> map) {
        return MAPS.contains(map.getClass());
    }

    /** Or a queue, whose order is part of its value. */
    static boolean isSetOrList(Collection<?> collection) {
        Class<?> type = collection.getClass();
        return collection instanceof EnumSet || SETS.contains(type) || LISTS.contains(type);
    }
}
