package dev.holdfast.session;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's encoded fields as one commit left them. Immutable. The byte arrays are shared by all requests of the node that
 * look at the session: nobody may change them.
 */
final class Snapshot {

    private final CommitId newest;
    private final Map<String, byte[]> fields;

    private Snapshot(CommitId newest, Map<String, byte[]> fields) {
        this.newest = newest;
        this.fields = fields;
    }

    /** These fields, in a map that is not changed afterwards. */
    static Snapshot of(CommitId newest, Map<String, byte[]> fields) {
        return new Snapshot(newest, fields);
    }

    CommitId newest() {
        return newest;
    }

    /** A view: field name → stored form. */
    Map<String, byte[]> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** The fields as a later commit left them, null for one that was removed since. */
    Snapshot after(CommitId later, Map<String, byte @Nullable []> changed) {
        Map<String, byte[]> next = new HashMap<>(fields);
        changed.forEach((name, bytes) -> {
            if (bytes == null) {
                next.remove(name);
            } else {
                next.put(name, bytes);
            }
        });
        return new Snapshot(later, next);
    }

    /** The fields as this commit left them, which came right after this snapshot's. */
    Snapshot after(CommitId next, Changes changes) {
        Map<String, byte @Nullable []> changed = new HashMap<>(changes.sets());
        changes.removals().forEach(name -> changed.put(name, null));
        return after(next, changed);
    }
}
