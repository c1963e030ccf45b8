package dev.holdfast.serialization;

import dev.holdfast.config.ClassNames;
import java.util.List;

/**
 * The JDK's classes that Java serialization may make: values, collections, and what their serial forms contain. None of them
 * calls anything on reading but {@code equals}, {@code hashCode} and {@code compare} of what it holds, which is checked, too.
 * Left out on purpose: {@code URL}, whose hash asks the network, {@code SerializedLambda}, which calls a method by its name, and
 * all that stands for files, code, processes or connections.
 */
final class JdkClasses {

    private static final ClassNames VALUES = new ClassNames(List.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Class", // for arrays: the class that an object of it stands for is asked itself
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Number",
            "java.lang.Object", // for arrays: by itself it is not serializable
            "java.lang.Short",
            "java.lang.String",
            "java.lang.StringBuffer",
            "java.lang.StringBuilder",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.math.MathContext",
            "java.net.URI",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.time.**",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.Currency",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.Locale",
            "java.util.SimpleTimeZone",
            "java.util.TimeZone",
            "java.util.UUID",
            "sun.util.calendar.ZoneInfo")); // what TimeZone.getTimeZone gives

    /** What an application's own exceptions are made of. */
    private static final ClassNames EXCEPTIONS = new ClassNames(List.of(
            "java.lang.Exception",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.RuntimeException",
            "java.lang.StackTraceElement",
            "java.lang.Throwable"));

    private static final ClassNames COLLECTIONS = new ClassNames(List.of(
            "java.util.AbstractMap", // with its SimpleEntry
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.Arrays", // with its ArrayList
            "java.util.Collections", // with all that it wraps
            "java.util.CollSer", // List.of, Set.of, Map.of
            "java.util.Comparators",
            "java.util.EnumMap",
            "java.util.EnumSet", // with its SerializationProxy
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.PriorityQueue",
            "java.util.Properties",
            "java.util.Stack",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.Vector"));

    /** Locks come back open: none of them writes who holds it. */
    private static final ClassNames CONCURRENT = new ClassNames(List.of(
            "java.util.concurrent.ArrayBlockingQueue",
            "java.util.concurrent.ConcurrentHashMap", // with its Segment
            "java.util.concurrent.ConcurrentLinkedDeque",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.ConcurrentSkipListMap",
            "java.util.concurrent.ConcurrentSkipListSet",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CopyOnWriteArraySet",
            "java.util.concurrent.LinkedBlockingDeque",
            "java.util.concurrent.LinkedBlockingQueue",
            "java.util.concurrent.PriorityBlockingQueue",
            "java.util.concurrent.atomic.*",
            "java.util.concurrent.locks.AbstractOwnableSynchronizer",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer",
            "java.util.concurrent.locks.ReentrantLock",
            "java.util.concurrent.locks.ReentrantReadWriteLock"));

    /** What a proxy of the application may be besides. */
    private static final ClassNames PROXIES = new ClassNames(
            List.of("java.io.Serializable", "java.lang.Comparable", "java.lang.reflect.Proxy", "java.util.Comparator"));

    private static final List<ClassNames> ALL = List.of(VALUES, EXCEPTIONS, COLLECTIONS, CONCURRENT, PROXIES);

    private JdkClasses() {}

    static boolean contain(Class<?> type) {
        return isOfJdk(type) && (type.isEnum() || ALL.stream().anyMatch(names -> names.contain(type.getName())));
    }

    /** An application can bring no class of these names, but other loaders could. */
    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }
}
