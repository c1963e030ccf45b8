package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application can ask of its session, and ask it to do. */
class DistributedSessionTest {

    @SessionScopedDistributed
    static class Cart {
        private int count;

        int add() {
            return ++count;
        }
    }

    @ApplicationScoped
    static class Desk {
        @Inject
        DistributedSession session;

        DistributedSession session() {
            return session;
        }
    }

    private final MovableClock clock = new MovableClock();
    private final MemorySessionStore store = new MemorySessionStore(clock);
    private final Node.Visitor visitor = new Node.Visitor();
    private Node node;

    @BeforeEach
    void boot() {
        node = Node.over(
                store,
                Map.of(
                        "holdfast.session.idle-timeout", "PT30M",
                        "holdfast.session.absolute-timeout", "PT8H",
                        "holdfast.session.touch-interval", "PT1M"),
                Cart.class,
                Desk.class);
    }

    @AfterEach
    void shutDown() {
        node.close();
    }

    private DistributedSession session() {
        return node.bean(Desk.class).session();
    }

    @Test
    void nothing_is_told_of_a_session_that_nothing_is_stored_of() {
        node.request(visitor, () -> {
            assertThat(session().isNew()).isTrue();
            assertThat(session().ref()).isEmpty();
            assertThat(session().createdAt()).isEmpty();
            assertThat(session().lastUsedAt()).isEmpty();
            assertThat(session().idleDeadline()).isEmpty();
            assertThat(session().absoluteDeadline()).isEmpty();
            session().renewId();
            session().end();
        });
        assertThat(visitor.tokens()).isEmpty();
    }

    @Test
    void a_stored_session_tells_its_ref_and_times() {
        Instant begun = clock.instant();
        node.request(visitor, () -> node.bean(Cart.class).add());
        clock.advance(Duration.ofMinutes(10));
        node.request(visitor, () -> {
            assertThat(session().isNew()).isFalse();
            assertThat(session().ref()).get().asString().matches("[A-Za-z0-9_-]{22}");
            assertThat(session().createdAt()).contains(begun);
            assertThat(session().lastUsedAt()).contains(begun);
            assertThat(session().absoluteDeadline()).contains(begun.plus(Duration.ofHours(8)));
            assertThat(session().idleDeadline()).hasValueSatisfying(deadline -> assertThat(deadline)
                    .isBetween(
                            clock.instant().plus(Duration.ofMinutes(30)),
                            clock.instant().plus(Duration.ofMinutes(31))));
        });
        clock.advance(Duration.ofMinutes(5));
        node.request(visitor, () -> assertThat(session().lastUsedAt()).contains(begun.plus(Duration.ofMinutes(10))));
    }

    @Test
    void a_session_is_new_until_the_client_has_joined_it() {
        node.request(visitor, () -> {
            node.bean(Cart.class).add();
            node.commit(visitor, dev.holdfast.session.CurrentSession.get().orElseThrow());
            assertThat(session().isNew()).isTrue();
            assertThat(session().ref()).isPresent();
        });
        node.request(visitor, () -> assertThat(session().isNew()).isFalse());
    }

    @Test
    void renewing_changes_the_token_and_neither_ref_nor_state() {
        List<String> refs = new ArrayList<>();
        node.request(visitor, () -> node.bean(Cart.class).add());
        List<String> tokens = visitor.tokens();
        node.request(visitor, () -> {
            refs.add(session().ref().orElseThrow());
            session().renewId();
        });
        assertThat(visitor.tokens()).hasSize(1).isNotEqualTo(tokens);
        node.request(visitor, () -> {
            refs.add(session().ref().orElseThrow());
            assertThat(node.bean(Cart.class).add()).isEqualTo(2);
        });
        assertThat(refs.get(0)).isEqualTo(refs.get(1));
        assertThat(node.count("session-renewed")).isEqualTo(1);
    }

    @Test
    void ending_takes_token_and_state_and_what_was_not_stored_yet() {
        node.request(visitor, () -> node.bean(Cart.class).add());
        List<String> tokens = visitor.tokens();
        node.request(visitor, () -> {
            node.bean(Cart.class).add();
            session().end();
            assertThat(session().ref()).isEmpty();
        });
        assertThat(visitor.tokens()).isEmpty();
        Node.Visitor thief = new Node.Visitor().presenting(tokens.get(0));
        node.request(thief, () -> assertThat(node.bean(Cart.class).add()).isEqualTo(1));
        assertThat(thief.tokens()).isNotEqualTo(tokens);
        assertThat(node.count("token-of-ended")).isEqualTo(1);
        assertThat(node.count("session-ended")).isEqualTo(1);
    }
}
