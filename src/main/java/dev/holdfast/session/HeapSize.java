package dev.holdfast.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Map.Entry;
import java.util.UUID;

/**
 * How much heap a cached session takes, as HotSpot lays out objects: headers of 12 bytes, of 16 for arrays, all rounded up to
 * 8. References have 4 bytes where the heap is under 32 GB.
 */
final class HeapSize {

    private static final long COMPRESSIBLE = 32L << 30;
    private static final int REFERENCE = Runtime.getRuntime().maxMemory() < COMPRESSIBLE ? 4 : 8;
    private static final int OBJECT = 12;
    private static final int ARRAY = 16;

    /** Slots in the table of {@link Map#ofEntries} for each entry. */
    private static final int SLOTS = 4;

    private static final long REF = object(REFERENCE) + array(16);
    private static final long SNAPSHOT = object(2 * REFERENCE) + object(REFERENCE) + array(8);
    private static final long MAP = object(REFERENCE + Integer.BYTES);

    /** Caffeine's node, that of its hash table, and the session's share in that table and in the frequency sketch. */
    private static final long NODE =
            object(4 * REFERENCE + Long.BYTES + 3 * Integer.BYTES) + object(3 * REFERENCE + Integer.BYTES) + 8 + 16;

    private static final long DATE = object(Integer.BYTES + 2 * Short.BYTES);
    private static final long TIME = object(Integer.BYTES + 3 * Byte.BYTES);

    private static final long ENTRY = REF + SNAPSHOT + MAP + NODE;

    /** Of a value whose size cannot be told. */
    static final int UNKNOWN = -1;

    private static final int FIELD = (int) object(2 * REFERENCE + Integer.BYTES);

    /** Of values that can never change, and keep nothing else from being collected. */
    private static final Map<Class<?>, Integer> VALUES = Map.ofEntries(
            value(Boolean.class, 0), // there are but two
            value(Byte.class, object(Byte.BYTES)),
            value(Short.class, object(Short.BYTES)),
            value(Character.class, object(Character.BYTES)),
            value(Integer.class, object(Integer.BYTES)),
            value(Float.class, object(Float.BYTES)),
            value(Long.class, object(4 + Long.BYTES)),
            value(Double.class, object(4 + Double.BYTES)),
            value(UUID.class, object(4 + 2 * Long.BYTES)),
            value(Instant.class, object(Integer.BYTES + Long.BYTES)),
            value(Duration.class, object(Integer.BYTES + Long.BYTES)),
            value(LocalDate.class, DATE),
            value(LocalTime.class, TIME),
            value(LocalDateTime.class, object(2 * REFERENCE) + DATE + TIME));

    private final FieldNames names;

    HeapSize(FieldNames names) {
        this.names = names;
    }

    /** The bytes of one session in the cache: its fields, and all that holds them there. */
    int ofEntry(Map<String, StoredField> fields) {
        long bytes = ENTRY + table(fields.size());
        for (Entry<String, StoredField> field : fields.entrySet()) {
            StoredField stored = field.getValue();
            bytes += FIELD + array(stored.form().length) + stored.valueBytes() + name(field.getKey());
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** A map of one entry has no table. */
    private static long table(int entries) {
        return entries == 1 ? 0 : array((long) SLOTS * entries * REFERENCE);
    }

    private long name(String name) {
        return names.isShared(name) ? 0 : object(REFERENCE + Integer.BYTES + 2) + array(name.length());
    }

    /** The bytes of a value that can never change; {@link #UNKNOWN} of one of another type than the most common. */
    static int ofValue(Object value) {
        if (value instanceof String text) {
            return (int)
                    (object(REFERENCE + Integer.BYTES + 2) + array(isLatin(text) ? text.length() : 2L * text.length()));
        }
        return value instanceof Enum<?> ? 0 : VALUES.getOrDefault(value.getClass(), UNKNOWN);
    }

    /** Whether each character takes one byte. */
    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static Entry<Class<?>, Integer> value(Class<?> type, long bytes) {
        return Map.entry(type, (int) bytes);
    }

    private static long object(int content) {
        return rounded(OBJECT + content);
    }

    private static long array(long content) {
        return rounded(ARRAY + content);
    }

    private static long rounded(long bytes) {
        return (bytes + 7) & ~7L;
    }
}
