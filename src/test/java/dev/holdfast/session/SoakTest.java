package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.Heap;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Notes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A node that has served very many sessions has kept nothing of them beyond the bound of its cache. */
class SoakTest {

    private static final int SESSIONS = 200_000;
    private static final long BOUND = 16L << 20;

    private final MovableClock clock = new MovableClock();
    private final Notes.Kind notes = new Notes.Kind(false);

    @Test
    void after_the_first_half_of_200_000_sessions_the_second_takes_no_more_heap() {
        MemorySessionStore store = new MemorySessionStore(clock);
        try (HeartNode node = new HeartNode(store, notes, "cache.max-bytes", "" + BOUND)) {
            serve(node, SESSIONS / 2);
            long half = Heap.used();
            serve(node, SESSIONS / 2);
            long grown = Heap.used() - half;
            System.getLogger("figures").log(System.Logger.Level.INFO, "the second half takes {0} bytes more", grown);
            // Eight bytes for each session: less than anything that would be left of one.
            assertThat(grown).isLessThan(SESSIONS / 2 * 8L);
        }
    }

    /** Each visitor comes three times. The store lets go of the last trace of a session after a week: of 10,000 of them. */
    private void serve(HeartNode node, int sessions) {
        for (int i = 0; i < sessions; i++) {
            WorkingSession first = node.request();
            Notes.of(first, notes)
                    .put("com.acme.Cart#items", "i".repeat(i % 1_500))
                    .put("com.acme.Cart#owner", "" + i);
            first.commit();
            String token = sent(first);
            first.finish();
            visit(node, token, i % 3 == 0);
            visit(node, token, i % 7 == 0);
            clock.advance(Duration.ofMinutes(1));
            notes.forget();
            node.told();
            node.events.forget();
        }
    }

    /** Not by the node, which remembers each token for the search of the logs: that would be counted as a leak here. */
    private static String sent(WorkingSession request) {
        return request.takeTokenInstruction()
                .map(told -> ((TokenInstruction.Send) told).token())
                .orElseThrow();
    }

    private void visit(HeartNode node, String token, boolean ends) {
        WorkingSession request = node.request(token);
        if (ends) {
            request.end();
        } else {
            Notes.of(request, notes).put("com.acme.Cart#owner", "again");
        }
        request.finish();
    }
}
