package dev.holdfast.session;

import java.util.Map;
import java.util.Map.Entry;

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

    private static final long ENTRY = REF + SNAPSHOT + MAP + NODE;

    private final FieldNames names;

    HeapSize(FieldNames names) {
        this.names = names;
    }

    /** The bytes of one session in the cache: its fields, and all that holds them there. */
    int ofEntry(Map<String, byte[]> fields) {
        long bytes = ENTRY + table(fields.size());
        for (Entry<String, byte[]> field : fields.entrySet()) {
            bytes += array(field.getValue().length) + name(field.getKey());
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
