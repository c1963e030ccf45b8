package dev.holdfast.session;

import dev.holdfast.testkit.Notes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Two requests of one session, on two nodes that hold its fields to the same rules. */
abstract class ConflictingTest extends HeartTest {

    /** So many commits that the log no longer tells what was before them. */
    static final int BEYOND_THE_LOG = 60;

    final Notes.Kind kind;
    final HeartNode mine;
    final HeartNode theirs;
    final String token;

    ConflictingTest(Notes.Kind kind, Consumer<Notes> begin) {
        this.kind = kind;
        mine = new HeartNode(store, kind);
        theirs = new HeartNode(store, kind);
        WorkingSession request = mine.request();
        begin.accept(in(request));
        request.commit();
        mine.told();
        token = HeartNode.sent(request);
    }

    @AfterEach
    void closeBoth() {
        mine.close();
        theirs.close();
    }

    Notes in(WorkingSession request) {
        return Notes.of(request, kind);
    }

    /** A whole request on the other node, and so many more that change another field. */
    void elsewhere(Consumer<Notes> change, int more) {
        WorkingSession request = theirs.request(token);
        change.accept(in(request));
        request.finish();
        for (int i = 0; i < more; i++) {
            WorkingSession next = theirs.request(token);
            in(next).put("unrelated", "theirs " + i);
            next.finish();
        }
    }

    /** A field's value as the other node reads it now. */
    @Nullable
    Object stored(String name) {
        WorkingSession request = theirs.request(token);
        try {
            return in(request).value(name);
        } finally {
            request.finish();
        }
    }
}
