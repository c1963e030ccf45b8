package dev.holdfast.session;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Notes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Two nodes of the heart over one store in memory. */
abstract class HeartTest {

    final MovableClock clock = new MovableClock();
    final FaultyStore store = new FaultyStore(new MemorySessionStore(clock));
    final HeartNode node = new HeartNode(store);
    final HeartNode other = new HeartNode(store);

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    static Notes notes(WorkingSession request) {
        return Notes.of(request);
    }

    /** What the next request of this token reads on the other node. */
    @Nullable
    String stored(String token, String name) {
        WorkingSession request = other.request(token);
        try {
            return Notes.of(request).get(name);
        } finally {
            request.finish();
        }
    }

    /** A whole request on the other node that puts a text into the session. */
    void putElsewhere(String token, String name, String text) {
        WorkingSession request = other.request(token);
        Notes.of(request).put(name, text);
        request.finish();
    }

    /** A whole request on the other node that ends the session. */
    void endElsewhere(String token) {
        WorkingSession request = other.request(token);
        request.end();
        request.finish();
    }
}
