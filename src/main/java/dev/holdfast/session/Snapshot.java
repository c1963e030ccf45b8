package dev.holdfast.session;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's encoded fields as one commit left them. Immutable, but for the values that its fields come to keep. All requests
 * of the node that look at the session share it.
 */
final class Snapshot {

    private final CommitId newest;
    private final Map<String, StoredField> fields;

    private Snapshot(CommitId newest, Map<String, StoredField> fields) {
        this.newest = newest;
        this.fields = fields;
    }

    /** The fields of these stored forms. */
    static Snapshot of(CommitId newest, Map<String, byte[]> forms) {
        Map<String, StoredField> fields = new HashMap<>();
        forms.forEach((name, form) -> fields.put(name, new StoredField(form)));
        return new Snapshot(newest, fields);
    }

    /** The same under names, and in a map, that take less heap. */
    Snapshot lean(FieldNames names) {
        return new Snapshot(newest, names.sharedIn(fields));
    }

    CommitId newest() {
        return newest;
    }

    /** Field name → the field; nobody may change it. */
    Map<String, StoredField> fields() {
        return fields;
    }

    /** The fields as a later commit left them, null for one that was removed since. */
    Snapshot after(CommitId later, Map<String, byte @Nullable []> changed) {
        Map<String, StoredField> next = new HashMap<>(fields);
        changed.forEach((name, bytes) -> {
            if (bytes == null) {
                next.remove(name);
            } else {
                next.put(name, new StoredField(bytes));
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
