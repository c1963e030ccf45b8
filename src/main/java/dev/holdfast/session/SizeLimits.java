package dev.holdfast.session;

import dev.holdfast.config.StateConfig;
import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.SessionRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
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
        grown(stored, changes, (name, bytes) -> {
            if (over(bytes.length, config.fieldMaxBytes())) {
                observer.happened(Occurrence.SIZE_REFUSED, ref, "field " + name + " of " + bytes.length + " bytes");
                throw SessionMessages.fieldTooLarge(ref, name, bytes.length, config.fieldMaxBytes());
            }
        });
        long size = grownSize(stored, changes);
        if (over(size, config.sessionMaxBytes())) {
            observer.happened(Occurrence.SIZE_REFUSED, ref, "session of " + size + " bytes");
            throw SessionMessages.sessionTooLarge(ref, size, config.sessionMaxBytes(), biggest(stored, changes));
        }
    }

    /** Warns of what has grown large. */
    void warn(@Nullable SessionRef ref, Map<String, byte[]> stored, Changes changes) {
        grown(stored, changes, (name, bytes) -> {
            if (over(bytes.length, config.fieldWarnBytes())) {
                observer.happened(Occurrence.SIZE_WARNED, ref, "field " + name + " of " + bytes.length + " bytes");
            }
        });
        long size = grownSize(stored, changes);
        if (over(size, config.sessionWarnBytes())) {
            observer.happened(
                    Occurrence.SIZE_WARNED,
                    ref,
                    "session of " + size + " bytes; biggest fields: " + biggest(stored, changes));
        }
    }

    private static void grown(Map<String, byte[]> stored, Changes changes, BiConsumer<String, byte[]> each) {
        changes.sets().forEach((name, bytes) -> {
            byte[] known = stored.get(name);
            if (known == null || bytes.length > known.length) {
                each.accept(name, bytes);
            }
        });
    }

    /** What the session will be where it grows, else 0; most changes are told by themselves, without a look at the others. */
    private static long grownSize(Map<String, byte[]> stored, Changes changes) {
        long growth = 0;
        for (Map.Entry<String, byte[]> field : changes.sets().entrySet()) {
            growth += size(field.getKey(), field.getValue()) - size(field.getKey(), stored.get(field.getKey()));
        }
        for (String removed : changes.removals()) {
            growth -= size(removed, stored.get(removed));
        }
        return growth > 0 ? size(stored) + growth : 0;
    }

    private static boolean over(long bytes, int limit) {
        return limit > 0 && bytes > limit;
    }

    private static long size(Map<String, byte[]> fields) {
        long size = 0;
        for (Map.Entry<String, byte[]> field : fields.entrySet()) {
            size += size(field.getKey(), field.getValue());
        }
        return size;
    }

    private static long size(String name, byte @Nullable [] form) {
        return form == null ? 0 : (long) name.length() + form.length;
    }

    private static String biggest(Map<String, byte[]> stored, Changes changes) {
        Map<String, byte[]> after = new HashMap<>(stored);
        after.putAll(changes.sets());
        after.keySet().removeAll(changes.removals());
        return after.entrySet().stream()
                .sorted(Comparator.comparingInt(field -> -field.getValue().length))
                .limit(NAMED)
                .map(field -> field.getKey() + " (" + field.getValue().length + " bytes)")
                .collect(Collectors.joining(", "));
    }
}
