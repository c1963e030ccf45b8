package dev.holdfast.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's changes held against what others have stored meanwhile, field by field: the last write wins, but a first form
 * gives way. What is stored as this request left it, or as it wants it, is no conflict.
 */
final class Reconciliation {

    private final StoredSession session;
    private final PendingChanges pending;
    private final List<String> overwritten = new ArrayList<>();
    private final Map<String, byte @Nullable []> yielded = new HashMap<>();

    Reconciliation(StoredSession session, PendingChanges pending) {
        this.session = session;
        this.pending = pending;
    }

    /** These bytes, null for none, are stored in a field that this request has changed. */
    void meet(String name, byte @Nullable [] theirs) {
        if (session.holds(name, theirs)) {
            return;
        }
        session.put(name, theirs);
        if (pending.wants(name, theirs)) {
            pending.drop(name);
        } else if (pending.isBorn(name) && theirs != null) {
            pending.drop(name);
            yielded.put(name, theirs);
        } else {
            overwritten.add(name);
        }
    }

    /** Fields whose first forms gave way: name → stored form. */
    Map<String, byte @Nullable []> yielded() {
        return yielded;
    }

    /** It is settled who won: nothing was overwritten before the commit that did it has landed. */
    void tell(SessionObserver observer) {
        overwritten.forEach(name -> observer.happened(Occurrence.CONFLICT_OVERWRITTEN, session.ref(), name));
        yielded.keySet().forEach(name -> observer.happened(Occurrence.CONFLICT_YIELDED, session.ref(), name));
    }
}
