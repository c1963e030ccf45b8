package dev.holdfast.session;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.store.Changes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the one field of a session that tells who is signed in. */
final class CallerField implements FieldSource {

    private final WorkingSession session;
    private @Nullable Caller unstored;
    private byte @Nullable [] known;
    private Optional<Caller> read = Optional.empty();

    private CallerField(WorkingSession session) {
        this.session = session;
    }

    /** Belongs to every session. */
    static final FieldSources KIND = new FieldSources() {
        @Override
        public FieldSource sourceFor(WorkingSession session) {
            return new CallerField(session);
        }

        @Override
        public boolean endHasListeners() {
            return false;
        }
    };

    static CallerField of(WorkingSession session) {
        return (CallerField) session.source(KIND);
    }

    Optional<Caller> caller() {
        return unstored != null ? Optional.of(unstored) : readStored();
    }

    void set(Caller caller) {
        unstored = caller;
    }

    /** Nobody has signed in by this request after all. */
    void unset() {
        unstored = null;
    }

    private Optional<Caller> readStored() {
        byte[] bytes = session.fields().get(CallerForm.FIELD);
        if (bytes != known) {
            read = Optional.ofNullable(bytes).flatMap(this::read);
            known = bytes;
        }
        return read;
    }

    /** One that cannot be read has to sign in again. */
    private Optional<Caller> read(byte[] bytes) {
        try {
            return Optional.of(CallerForm.read(bytes));
        } catch (UnreadableStateException damaged) {
            session.unreadable(CallerForm.FIELD, damaged);
            return Optional.empty();
        }
    }

    @Override
    public Collected collect() {
        Changes changes = unstored == null
                ? Changes.NONE
                : new Changes(Map.of(CallerForm.FIELD, CallerForm.write(unstored)), Set.of());
        return new Collected(changes, Set.of(), Map.of());
    }

    @Override
    public void stored() {
        unstored = null;
    }

    @Override
    public void refresh(Map<String, byte @Nullable []> fields) {
        // what is stored is read each time
    }

    @Override
    public void revert(Map<String, byte[]> stored) {
        unstored = null;
    }

    @Override
    public Optional<FieldRules> rulesOf(String field) {
        return Optional.empty();
    }

    @Override
    public void release(boolean ended) {
        unstored = null;
    }
}
