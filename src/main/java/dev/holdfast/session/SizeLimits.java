package dev.holdfast.session;

import dev.holdfast.config.StateConfig;
import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.SessionRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Warns of fields and sessions that are large, and refuses those that are too large. Immutable. */
final class SizeLimits {

    private static final int NAMED = 3;

    private final StateConfig config;
    private final SessionObserver observer;

    SizeLimits(StateConfig config, SessionObserver observer) {
        this.config = config;
        this.observer = observer;
    }

    /** Refuses and warns of what the session would be after these changes. */
    void check(@Nullable SessionRef ref, Map<String, byte[]> stored, Changes changes) {
        require(ref, stored, changes);
        warn(ref, stored, changes);
    }

    /** Refuses what would be too large; only what grows can fail, so a session can always shrink. */
    void require(@Nullable SessionRef ref, Map<String, byte[]> stored, Changes changes) {
        grown(stored, changes).forEach((name, bytes) -> {
            if (over(bytes.length, config.fieldMaxBytes())) {
                observer.happened(Occurrence.SIZE_REFUSED, ref, "field " + name + " of " + bytes.length + " bytes");
                throw SessionMessages.fieldTooLarge(ref, name, bytes.length, config.fieldMaxBytes());
            }
        });
        Map<String, byte[]> after = after(stored, changes);
        long size = size(after);
        if (size > size(stored) && over(size, config.sessionMaxBytes())) {
            observer.happened(Occurrence.SIZE_REFUSED, ref, "session of " + size + " bytes");
            throw SessionMessages.sessionTooLarge(ref, size, config.sessionMaxBytes(), biggest(after));
        }
    }

    /** Warns of what has grown large. */
    void warn(@Nullable SessionRef ref, Map<String, byte[]> stored, Changes changes) {
        grown(stored, changes).forEach((name, bytes) -> {
            if (over(bytes.length, config.fieldWarnBytes())) {
                observer.happened(Occurrence.SIZE_WARNED, ref, "field " + name + " of " + bytes.length + " bytes");
            }
        });
        Map<String, byte[]> after = after(stored, changes);
        long size = size(after);
        if (size > size(stored) && over(size, config.sessionWarnBytes())) {
            observer.happened(
                    Occurrence.SIZE_WARNED, ref, "session of " + size + " bytes; biggest fields: " + biggest(after));
        }
    }

    private static Map<String, byte[]> grown(Map<String, byte[]> stored, Changes changes) {
        Map<String, byte[]> grown = new HashMap<>(changes.sets());
        grown.entrySet().removeIf(field -> {
            byte[] known = stored.get(field.getKey());
            return known != null && field.getValue().length <= known.length;
        });
        return grown;
    }

    private static Map<String, byte[]> after(Map<String, byte[]> stored, Changes changes) {
        Map<String, byte[]> after = new HashMap<>(stored);
        after.putAll(changes.sets());
        after.keySet().removeAll(changes.removals());
        return after;
    }

    private static boolean over(long bytes, int limit) {
        return limit > 0 && bytes > limit;
    }

    private static long size(Map<String, byte[]> fields) {
        return fields.entrySet().stream()
                .mapToLong(field -> field.getKey().length() + field.getValue().length)
                .sum();
    }

    private static String biggest(Map<String, byte[]> fields) {
        return fields.entrySet().stream()
                .sorted(Comparator.comparingInt(field -> -field.getValue().length))
                .limit(NAMED)
                .map(field -> field.getKey() + " (" + field.getValue().length + " bytes)")
                .collect(Collectors.joining(", "));
    }
}
