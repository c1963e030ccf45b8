package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.DistributedSession;
import dev.holdfast.LossReason;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.event.SessionEnded;
import dev.holdfast.event.SessionLost;
import dev.holdfast.event.SessionRenewed;
import dev.holdfast.event.SessionScope;
import dev.holdfast.event.SessionStarted;
import dev.holdfast.event.SignedIn;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.CallbackSurroundings;
import dev.holdfast.session.Reaper;
import dev.holdfast.session.Sessions;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to sessions is told to the application's observers. */
class LifeEventsTest {

    private static final List<Object> HEARD = new CopyOnWriteArrayList<>();

    @SessionScopedDistributed
    public static class Cart {
        private int count;

        int add() {
            return ++count;
        }

        @PreDestroy
        void leave() {
            HEARD.add("left with " + count);
        }
    }

    @ApplicationScoped
    public static class Desk {
        @Inject
        DistributedSession session;

        @Inject
        Cart cart;

        DistributedSession session() {
            return session;
        }

        void starts(@Observes SessionStarted event) {
            HEARD.add(event);
        }

        void signsIn(@Observes SignedIn event) {
            HEARD.add(event);
        }

        void renews(@Observes SessionRenewed event) {
            HEARD.add(event);
        }

        void ends(@Observes SessionEnded event) {
            HEARD.add(event);
        }

        void loses(@Observes SessionLost event) {
            HEARD.add(event);
        }

        void begins(@Observes @Initialized(SessionScopedDistributed.class) SessionScope scope) {
            HEARD.add("initialized " + scope.ref());
        }

        void isAboutToEnd(@Observes @BeforeDestroyed(SessionScopedDistributed.class) SessionScope scope) {
            HEARD.add("before destroyed " + scope.ref());
        }

        void hasEnded(@Observes @Destroyed(SessionScopedDistributed.class) SessionScope scope) {
            HEARD.add("destroyed " + scope.ref());
        }
    }

    /** An observer that fails whenever it can. */
    @ApplicationScoped
    public static class Failing {
        void fails(@Observes dev.holdfast.event.SessionEvent event) {
            throw new IllegalStateException("planted");
        }
    }

    private final MovableClock clock = new MovableClock();
    private final MemorySessionStore store = new MemorySessionStore(clock);
    private final Node.Visitor visitor = new Node.Visitor();
    private final Node node = Node.over(store, Cart.class, Desk.class);

    @AfterEach
    void close() {
        node.close();
        HEARD.clear();
    }

    @Test
    void a_session_begins_is_signed_in_to_renewed_and_ended_once_each() {
        node.request(visitor, () -> node.bean(Cart.class).add());
        String ref = node.request(visitor, () -> session().ref().orElseThrow());
        node.request(visitor, () -> session().signIn("ada", Set.of("buyers")));
        node.request(visitor, () -> session().renewId());
        Instant end = Instant.ofEpochMilli(clock.millis());
        node.request(visitor, () -> session().signOut());
        assertThat(HEARD)
                .containsExactly(
                        new SessionStarted(ref),
                        "initialized " + ref,
                        new SignedIn(ref, "ada", Set.of("buyers")),
                        new SessionRenewed(ref),
                        "before destroyed " + ref,
                        "left with 1",
                        new SessionEnded(ref + "-" + end.toEpochMilli(), ref, LossReason.SIGNED_OUT, end),
                        "destroyed " + ref);
    }

    @Test
    void the_state_is_in_place_as_an_end_is_announced() {
        node.request(visitor, () -> node.bean(Cart.class).add());
        node.request(visitor, () -> session().end());
        assertThat(HEARD).filteredOn("left with 1"::equals).hasSize(1);
    }

    @Test
    void a_token_that_opens_nothing_is_told_once() {
        node.request(visitor, () -> node.bean(Cart.class).add());
        Node.Visitor twin = new Node.Visitor().presenting(visitor.tokens().get(0));
        node.request(visitor, () -> session().end());
        HEARD.clear();
        for (int i = 0; i < 3; i++) {
            node.request(twin, () -> session().ref());
        }
        assertThat(HEARD).singleElement().isInstanceOfSatisfying(SessionLost.class, lost -> assertThat(
                        lost.loss().reason())
                .isEqualTo(LossReason.ENDED));
    }

    @Test
    void a_session_that_times_out_is_told_of_by_the_one_node_that_reaps_it() {
        node.request(visitor, () -> node.bean(Cart.class).add());
        clock.advance(Duration.ofMinutes(32));
        HEARD.clear();
        reaping(node, () -> await().atMost(Duration.ofSeconds(30)).until(() -> HEARD.size() == 4));
        assertThat(HEARD.get(1)).isEqualTo("left with 1");
        assertThat(HEARD.get(2)).isInstanceOfSatisfying(SessionEnded.class, ended -> assertThat(ended.reason())
                .isEqualTo(LossReason.IDLE));
    }

    @Test
    void an_observer_that_fails_changes_nothing() {
        try (Node failing = Node.over(store, Cart.class, Desk.class, Failing.class)) {
            failing.request(visitor, () -> failing.bean(Cart.class).add());
            assertThat(failing.request(visitor, () -> failing.bean(Cart.class).add()))
                    .isEqualTo(2);
        }
    }

    private static void reaping(Node node, Runnable meanwhile) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        CallbackSurroundings none = Runnable::run;
        Reaper reaper = Reaper.start(() -> node.bean(Sessions.class), none, thread);
        try {
            meanwhile.run();
        } finally {
            reaper.close();
            thread.shutdownNow();
        }
    }

    private DistributedSession session() {
        return node.bean(Desk.class).session();
    }
}
