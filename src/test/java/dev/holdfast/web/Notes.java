package dev.holdfast.web;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.FieldSource;
import dev.holdfast.session.FieldSources;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.Changes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an application keeps in its session, without beans: named texts. */
final class Notes implements FieldSource {

    static final FieldSources KIND = new FieldSources() {

        @Override
        public FieldSource sourceFor(WorkingSession session) {
            return new Notes(session);
        }

        @Override
        public boolean endHasListeners() {
            return false;
        }
    };

    private final WorkingSession session;
    private final Map<String, byte[]> changed = new HashMap<>();

    private Notes(WorkingSession session) {
        this.session = session;
    }

    /** Those of the request that this thread serves. */
    static Notes here() {
        return of(CurrentSession.get().orElseThrow());
    }

    static Notes of(WorkingSession session) {
        return (Notes) session.source(KIND);
    }

    void put(String name, String text) {
        session.exclusively(() -> {
            session.fields(); // as a bean would be read before it is changed
            return changed.put(name, text.getBytes(StandardCharsets.UTF_8));
        });
    }

    @Nullable
    String get(String name) {
        return session.exclusively(() -> {
            byte[] own = changed.get(name);
            byte[] bytes = own == null ? session.fields().get(name) : own;
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        });
    }

    @Override
    public Collected collect() {
        return new Collected(new Changes(changed, Set.of()), Set.of());
    }

    @Override
    public void stored() {
        changed.clear();
    }

    @Override
    public void refresh(Map<String, byte @Nullable []> fields) {}

    @Override
    public void release(boolean ended) {
        changed.clear();
    }
}
