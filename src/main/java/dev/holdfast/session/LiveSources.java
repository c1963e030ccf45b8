package dev.holdfast.session;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whoever holds fields of one request's session as live objects: one source of each kind. Guarded by its working session. */
final class LiveSources {

    private final Map<FieldSources, FieldSource> sources = new LinkedHashMap<>();

    FieldSource of(FieldSources kind, WorkingSession session) {
        FieldSource source = sources.get(kind);
        if (source == null) {
            source = kind.sourceFor(session);
            sources.put(kind, source);
        }
        return source;
    }

    PendingChanges collect() {
        return PendingChanges.collect(sources.values());
    }

    /** What was collected is stored, but for these first forms, which gave way to what the store had. */
    void stored(Map<String, byte @Nullable []> yielded) {
        sources.values().forEach(FieldSource::stored);
        if (!yielded.isEmpty()) {
            sources.values().forEach(source -> source.refresh(yielded));
        }
    }

    /** What is not stored is undone. */
    void revert(Map<String, byte[]> stored) {
        sources.values().forEach(source -> source.revert(stored));
    }

    /** Nothing is unstored, but others have stored meanwhile: all that differs from what was known is taken over. */
    void takeOver(Map<String, byte[]> known, Map<String, byte[]> stored) {
        if (!stored.keySet().containsAll(known.keySet())) {
            revert(stored);
            return;
        }
        Map<String, byte @Nullable []> differing = new HashMap<>(stored);
        differing.entrySet().removeIf(field -> Arrays.equals(field.getValue(), known.get(field.getKey())));
        if (!differing.isEmpty()) {
            sources.values().forEach(source -> source.refresh(differing));
        }
    }

    /** Lets go of all live objects, those of the other sources too when the callbacks of one fail. */
    void release(boolean ended) {
        List<FieldSource> all = List.copyOf(sources.values());
        RuntimeException failure = null;
        for (FieldSource source : all) {
            try {
                source.release(ended);
            } catch (RuntimeException next) {
                if (failure == null) {
                    failure = next;
                } else {
                    failure.addSuppressed(next);
                }
            }
        }
        sources.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
