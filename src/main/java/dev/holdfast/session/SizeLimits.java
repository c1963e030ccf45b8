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

    /** Checks what the session would be after these changes; only what grows can fail, so a session can always shrink. */
    void check(@Nullable SessionRef ref, Map<String, byte[]> stored, Changes changes) {
        changes.sets().forEach((name, bytes) -> {
            byte[] known = stored.get(name);
            if (known == null || bytes.length > known.length) {
                checkField(ref, name, bytes.length);
            }
        });
        long before = size(stored);
        Map<String, byte[]> after = new HashMap<>(stored);
        after.putAll(changes.sets());
        after.keySet().removeAll(changes.removals());
        long size = size(after);
        if (size <= before) {
            return;
        }
        if (over(size, config.sessionMaxBytes())) {
            observer.happened(Occurrence.SIZE_REFUSED, ref, "session of " + size + " bytes");
            throw SessionMessages.sessionTooLarge(ref, size, config.sessionMaxBytes(), biggest(after));
        }
        if (over(size, config.sessionWarnBytes())) {
            observer.happened(
                    Occurrence.SIZE_WARNED, ref, "session of " + size + " bytes; biggest fields: " + biggest(after));
        }
    }

    private void checkField(@Nullable SessionRef ref, String name, int bytes) {
        if (over(bytes, config.fieldMaxBytes())) {
            observer.happened(Occurrence.SIZE_REFUSED, ref, "field " + name + " of " + bytes + " bytes");
            throw SessionMessages.fieldTooLarge(ref, name, bytes, config.fieldMaxBytes());
        }
        if (over(bytes, config.fieldWarnBytes())) {
            observer.happened(Occurrence.SIZE_WARNED, ref, "field " + name + " of " + bytes + " bytes");
        }
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
