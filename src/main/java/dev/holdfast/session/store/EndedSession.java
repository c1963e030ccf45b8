package dev.holdfast.session.store;

import java.util.Map;

/**
 * What is still stored of an ended session while the callbacks of its end are due.
 *
 * @param tombstone why, when and by whom it was ended
 * @param times as they were when it ended
 * @param generation of its last secret
 * @param fields name → bytes, which must not be changed
 */
public record EndedSession(Tombstone tombstone, SessionTimes times, int generation, Map<String, byte[]> fields) {

    /** Copies the map. */
    public EndedSession {
        fields = Map.copyOf(fields);
    }
}
