package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes that reap by themselves, as their applications run. */
class ReaperStartTest {

    private static final int VISITORS = 300;
    private static final Queue<String> GOODBYES = new ConcurrentLinkedQueue<>();

    private final MovableClock clock = new MovableClock();
    private final MemorySessionStore store = new MemorySessionStore(clock);

    @SessionScopedDistributed
    public static class Guest {

        @Inject
        Desk desk;

        private String name = "";

        void name(String newName) {
            name = newName;
        }

        @PreDestroy
        void leave() {
            desk.bids(name);
            GOODBYES.add(desk.said());
        }
    }

    /** Of one request: what one guest left is not there for the next. */
    @RequestScoped
    public static class Desk {

        private String said = "goodbye";

        void bids(String name) {
            said += " " + name;
        }

        String said() {
            return said;
        }
    }

    @BeforeEach
    void forget() {
        GOODBYES.clear();
    }

    @Test
    void beans_of_sessions_that_timed_out_are_destroyed_once_over_two_nodes_with_state_and_request_scope() {
        try (Node one = node();
                Node two = node()) {
            for (int i = 0; i < VISITORS; i++) {
                String name = "guest " + i;
                (i % 2 == 0 ? one : two)
                        .request(new Node.Visitor(), () -> one.bean(Guest.class).name(name));
            }
            clock.advance(Duration.ofMinutes(32));
            await().atMost(Duration.ofSeconds(30)).until(() -> GOODBYES.size() >= VISITORS);
            await().until(() -> one.count("session-idle") + two.count("session-idle") == VISITORS);
            assertThat(GOODBYES)
                    .containsExactlyInAnyOrder(IntStream.range(0, VISITORS)
                            .mapToObj(i -> "goodbye guest " + i)
                            .toArray(String[]::new));
        }
        assertNobodyReaps();
    }

    @Test
    void an_application_without_session_beans_has_no_reaper() {
        try (Node idle = Node.over(store, ReaperStart.class, Desk.class)) {
            assertThat(idle.bean(Desk.class)).isNotNull();
            assertNobodyReaps();
        }
    }

    private Node node() {
        Node node = Node.over(store, ReaperStart.class, Guest.class, Desk.class);
        await().until(() -> reapers() > 0);
        return node;
    }

    private static void assertNobodyReaps() {
        await().atMost(Duration.ofSeconds(5)).until(() -> reapers() == 0);
    }

    private static long reapers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("holdfast-reaper"))
                .count();
    }
}
