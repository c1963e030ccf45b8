package dev.holdfast.memory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that sign tokens, by id. Safe for use by any number of threads. */
final class KeyRing {

    private final Map<String, byte[]> ring = new HashMap<>();

    synchronized Map<String, byte[]> keys(Map<String, byte[]> held, @Nullable String candidate) {
        held.forEach((id, key) -> {
            if (!id.equals(candidate)) {
                ring.putIfAbsent(id, key.clone());
            }
        });
        byte[] founding = candidate == null ? null : held.get(candidate);
        if (candidate != null && founding != null && ring.isEmpty()) {
            ring.put(candidate, founding.clone());
        }
        Map<String, byte[]> copy = new HashMap<>();
        ring.forEach((id, key) -> copy.put(id, key.clone()));
        return copy;
    }
}
