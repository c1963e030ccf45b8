package dev.holdfast.serialization;

import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.WeakHashMap;
import java.util.concurrent.locks.Lock;
import java.util.regex.Pattern;
import java.util.stream.BaseStream;

/** What is wrong with a type that is not the application's, and what helps. */
final class JdkFaults {

    static final String KEY_CURE =
            "Key the map by String, an enum, a number, UUID, a java.time type or another of which one text holds the value.";

    private static final String TRANSIENT = "Mark the field transient and make the object again where it is needed.";

    /** The first class that fits counts. */
    private static final Map<Class<?>, String> CURES = new LinkedHashMap<>();

    static {
        CURES.put(Number.class, "Declare the class of the number, as Integer or BigDecimal.");
        CURES.put(URL.class, "Use java.net.URI: a URL equals another one by asking the network.");
        CURES.put(Calendar.class, "Use java.time.ZonedDateTime.");
        CURES.put(java.util.Date.class, "Use java.time.LocalDate, LocalTime or Instant.");
        CURES.put(TimeZone.class, "Use java.time.ZoneId.");
        CURES.put(Pattern.class, "Keep the pattern's text in a String.");
        CURES.put(CharSequence.class, "Use String.");
        CURES.put(File.class, "Keep the path in a String; the file itself is on one node only.");
        CURES.put(Path.class, "Keep the path in a String; the file itself is on one node only.");
        CURES.put(Properties.class, "Use Map<String, String>.");
        CURES.put(IdentityHashMap.class, "Use Map: identity ends with the request.");
        CURES.put(WeakHashMap.class, "Use Map: identity ends with the request.");
        CURES.put(Map.class, "Use Map, HashMap, LinkedHashMap, TreeMap, EnumMap or ConcurrentHashMap.");
        CURES.put(Iterable.class, "Use List, Set, Deque or one of the usual classes that implement them.");
        CURES.put(Class.class, "Keep the class's name in a String.");
        CURES.put(Throwable.class, "Keep what is needed of it in a record.");
    }

    private JdkFaults() {}

    static String causeOf(Class<?> type) {
        if (type == Object.class) {
            return "says nothing about the class to read back";
        }
        if (isAlive(type)) {
            return type.getName() + " is alive on one node and is no value";
        }
        return type.getName() + " is a type of the platform that cannot be stored and read back";
    }

    static String cureOf(Class<?> type) {
        if (type == Object.class) {
            return "Declare the class of the values, or a type that lists its subtypes by @JsonbTypeInfo.";
        }
        return CURES.entrySet().stream()
                .filter(cure -> cure.getKey().isAssignableFrom(type))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(TRANSIENT);
    }

    private static boolean isAlive(Class<?> type) {
        return Runnable.class.isAssignableFrom(type)
                || AutoCloseable.class.isAssignableFrom(type)
                || Lock.class.isAssignableFrom(type)
                || BaseStream.class.isAssignableFrom(type)
                || type.isAnnotationPresent(FunctionalInterface.class);
    }

    static String causeOf(ResolvedType.Gap gap) {
        return switch (gap) {
            case RAW -> "is a generic class without its type arguments";
            case WILDCARD -> "is a wildcard without an upper bound";
            default -> "is a type variable that no subclass or field fixes";
        };
    }

    static String cureOf(ResolvedType.Gap gap) {
        return switch (gap) {
            case RAW -> "Write the type arguments, as List<String>.";
            case WILDCARD -> "Name the type of the values.";
            default -> "Fix it in a subclass, as class Names extends Holder<String>, or in the field's type.";
        };
    }
}
