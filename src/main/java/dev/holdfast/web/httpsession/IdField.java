package dev.holdfast.web.httpsession;

import dev.holdfast.session.SecretMarks;
import dev.holdfast.session.WorkingSession;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The session's id as {@code HttpSession} tells it: the ref, and since the first change of the id how often it was changed, which is
 * a field of its own. It proves nothing: the token does.
 */
final class IdField {

    private final WorkingSession session;
    private final String opened;
    private @Nullable Integer pending;

    IdField(WorkingSession session) {
        this.session = session;
        this.opened = id();
    }

    String id() {
        int changes = changes();
        String ref = session.ref().map(Object::toString).orElse("");
        return changes == 0 ? ref : ref + '.' + changes;
    }

    /** As the client knew it when the request began. */
    String asOpened() {
        return opened;
    }

    /** With the next commit the id is another one. */
    void change() {
        pending = changes() + 1;
    }

    void collect(Map<String, byte[]> sets) {
        if (pending != null) {
            sets.put(SecretMarks.ID_CHANGES, Integer.toString(pending).getBytes(StandardCharsets.US_ASCII));
        }
    }

    void stored() {
        pending = null;
    }

    void forget() {
        pending = null;
    }

    private int changes() {
        Integer own = pending;
        byte[] stored = session.fields().get(SecretMarks.ID_CHANGES);
        return own != null ? own : stored == null ? 0 : read(stored);
    }

    private static int read(byte[] stored) {
        try {
            return Integer.parseInt(new String(stored, StandardCharsets.US_ASCII));
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }
}
