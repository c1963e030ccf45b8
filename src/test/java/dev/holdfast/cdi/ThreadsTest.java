package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Race;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads of one request, and threads of none. */
@Timeout(60)
class ThreadsTest {

    static final AtomicInteger CREATED = new AtomicInteger();

    @SessionScopedDistributed
    static class Tally {
        private final AtomicInteger count = new AtomicInteger();
        private final Set<Integer> numbers = ConcurrentHashMap.newKeySet();
        private int born;

        @PostConstruct
        void made() {
            born = CREATED.incrementAndGet();
        }

        void add(int number) {
            count.incrementAndGet();
            numbers.add(number);
        }

        int count() {
            return count.get();
        }

        int born() {
            return born;
        }
    }

    record Rung() {}

    @SessionScopedDistributed
    static class Listening {
        private int count;

        void heard(@Observes Rung rung) {
            count++;
        }

        void heardIfThere(@Observes(notifyObserver = Reception.IF_EXISTS) Rung rung) {
            count++;
        }

        int count() {
            return count;
        }
    }

    /** Whose adapter, for a while, acts as another thread would that changes the list just when it is encoded. */
    @JsonbTypeAdapter(Meddling.class)
    static class Piece {
        final String name;

        Piece(String name) {
            this.name = name;
        }
    }

    public static class Meddling implements JsonbAdapter<Piece, String> {
        static final AtomicInteger LEFT = new AtomicInteger();
        static volatile List<Piece> victim = List.of();

        @Override
        public String adaptToJson(Piece piece) {
            if (LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                victim.add(new Piece("late"));
            }
            return piece.name;
        }

        @Override
        public Piece adaptFromJson(String name) {
            return new Piece(name);
        }
    }

    @SessionScopedDistributed
    static class Pieces {
        private final List<Piece> pieces = new ArrayList<>();

        List<Piece> pieces() {
            return pieces;
        }
    }

    private static TwoNodes nodes;
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(Tally.class, Pieces.class, Listening.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @Test
    void the_threads_of_a_request_share_one_bean_and_none_of_their_changes_is_lost() {
        int threads = 8;
        int each = 200;
        CREATED.set(0);
        nodes.one().request(visitor, () -> {
            WorkingSession session = CurrentSession.get().orElseThrow();
            Tally tally = nodes.one().bean(Tally.class);
            List<Integer> born = Race.of(threads, thread -> {
                CurrentSession.bind(session);
                try {
                    IntStream.range(0, each).forEach(i -> tally.add(thread * each + i));
                    return tally.born();
                } finally {
                    CurrentSession.unbind();
                }
            });
            assertThat(born).containsOnly(1);
        });
        nodes.two()
                .request(visitor, () -> assertThat(nodes.two().bean(Tally.class).count())
                        .isEqualTo(threads * each));
        assertThat(CREATED).hasValue(1);
    }

    @Test
    void a_commit_while_another_thread_changes_the_bean_stores_all_in_the_end() {
        int changes = 2_000;
        Pieces pieces = nodes.one().bean(Pieces.class);
        nodes.one().request(visitor, () -> {
            WorkingSession session = CurrentSession.get().orElseThrow();
            Race.of(2, thread -> {
                CurrentSession.bind(session);
                try {
                    if (thread == 0) {
                        IntStream.range(0, changes).forEach(i -> pieces.pieces().add(new Piece("p" + i)));
                    } else {
                        IntStream.range(0, 20).forEach(i -> nodes.one().commit(visitor, session));
                    }
                    return thread;
                } finally {
                    CurrentSession.unbind();
                }
            });
        });
        nodes.two().request(visitor, () -> assertThat(
                        nodes.two().bean(Pieces.class).pieces())
                .hasSize(changes));
    }

    @Test
    void a_collection_that_changes_just_while_it_is_encoded_is_looked_at_again() {
        nodes.one().request(visitor, () -> {
            List<Piece> pieces = nodes.one().bean(Pieces.class).pieces();
            pieces.addAll(List.of(new Piece("a"), new Piece("b")));
            Meddling.victim = pieces;
            Meddling.LEFT.set(3);
        });
        assertThat(Meddling.LEFT).hasValue(0);
        nodes.two().request(visitor, () -> assertThat(
                        nodes.two().bean(Pieces.class).pieces())
                .extracting(piece -> piece.name)
                .containsExactly("a", "b", "late", "late", "late"));
    }

    @Test
    void outside_of_a_request_a_call_says_how_the_thread_comes_by_a_session() {
        Tally tally = nodes.one().bean(Tally.class);
        assertThatThrownBy(tally::count)
                .isInstanceOf(ContextNotActiveException.class)
                .hasMessageContainingAll("HF0201", "ManagedExecutorService", "SessionContextController");
        DistributedSession session = nodes.one().bean(DistributedSession.class);
        assertThatThrownBy(session::isNew)
                .isInstanceOf(ContextNotActiveException.class)
                .hasMessageContaining("HF0201");
        nodes.one().request(visitor, () -> assertThat(Race.of(1, thread -> {
                    assertThatThrownBy(tally::count).isInstanceOf(ContextNotActiveException.class);
                    return Collections.emptyList();
                }))
                .hasSize(1));
        assertThatThrownBy(tally::count).isInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void the_context_has_no_beans_there_and_makes_and_destroys_none() {
        nodes.one().request(visitor, () -> nodes.one().bean(Tally.class).add(1));
        BeanManager manager = nodes.one().container().getBeanManager();
        Bean<?> bean = manager.resolve(manager.getBeans(Tally.class));
        AlterableContext context = (AlterableContext) manager.getContext(SessionScopedDistributed.class);
        assertThat(context.get(bean)).isNull();
        assertThatThrownBy(() -> context.get(bean, null)).hasMessageContaining("HF0201");
        assertThatThrownBy(() -> context.destroy(bean)).hasMessageContaining("HF0201");
    }

    @Test
    void an_event_fired_there_is_not_told_to_observers_that_the_scope_s_beans_declare() {
        nodes.one().request(visitor, () -> nodes.one().bean(Listening.class).heard(new Rung()));
        nodes.one().container().event().select(Rung.class).fire(new Rung());
        nodes.one().request(visitor, () -> {
            assertThat(nodes.one().bean(Listening.class).count()).isEqualTo(1);
            nodes.one().container().event().select(Rung.class).fire(new Rung());
            assertThat(nodes.one().bean(Listening.class).count()).isEqualTo(3);
        });
    }
}
