package dev.holdfast.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Race;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import jakarta.enterprise.context.ContextNotActiveException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The session on the threads of tasks, as a server sees to it by the providers. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarriedSessionTest {

    private static final int TASKS = 50;

    @SessionScopedDistributed
    static class Tally {
        private final Map<Integer, Integer> entries = new LinkedHashMap<>();
        private int count;

        void add(int entry) {
            entries.put(entry, entry);
        }

        @SessionLocked
        int countUp() {
            return ++count;
        }

        int entries() {
            return entries.size();
        }

        int count() {
            return count;
        }
    }

    private final FaultyStore store = new FaultyStore(new MemorySessionStore(InstantSource.system()));
    private final Node node = Node.over(store, Map.of("holdfast.lock.wait", "PT1M"), Tally.class);
    private final Tally tally = node.bean(Tally.class);
    private Node.Visitor visitor = new Node.Visitor();
    private final ThreadContextProvider managed = new ManagedSession();

    @BeforeEach
    void newVisitor() {
        visitor = new Node.Visitor();
    }

    @AfterAll
    void shutDown() {
        node.close();
    }

    @Test
    void both_providers_are_found_under_one_name() {
        assertThat(ServiceLoader.load(ThreadContextProvider.class))
                .singleElement()
                .isInstanceOf(ManagedSession.class)
                .extracting(ThreadContextProvider::getThreadContextType)
                .isEqualTo(DistributedSession.THREAD_CONTEXT);
        assertThat(ServiceLoader.load(org.eclipse.microprofile.context.spi.ThreadContextProvider.class))
                .singleElement()
                .isInstanceOf(PropagatedSession.class)
                .extracting(org.eclipse.microprofile.context.spi.ThreadContextProvider::getThreadContextType)
                .isEqualTo(DistributedSession.THREAD_CONTEXT);
    }

    @Test
    void a_task_works_on_the_session_and_the_next_request_sees_it() {
        node.request(visitor, () -> {
            tally.add(1);
            ThreadContextSnapshot snapshot = managed.currentContext(Map.of());
            assertThat(onAnotherThread(snapshot, () -> {
                        tally.add(2);
                        return tally.entries();
                    }))
                    .isEqualTo(2);
            assertThat(tally.entries()).as("the request has its own copy").isEqualTo(1);
        });
        node.request(visitor, () -> assertThat(tally.entries()).isEqualTo(2));
    }

    @Test
    void by_microprofile_as_well() {
        PropagatedSession propagated = new PropagatedSession();
        var snapshot = new AtomicReference<org.eclipse.microprofile.context.spi.ThreadContextSnapshot>();
        node.request(visitor, () -> {
            tally.add(1);
            snapshot.set(propagated.currentContext(Map.of()));
        });
        CompletableFuture.runAsync(() -> {
                    var controller = snapshot.get().begin();
                    tally.add(2);
                    var cleared = propagated.clearedContext(Map.of()).begin();
                    assertThatThrownBy(tally::count).hasMessageStartingWith("HF0201");
                    cleared.endContext();
                    assertThat(tally.entries()).isEqualTo(2);
                    controller.endContext();
                    assertThat(CurrentSession.get()).isEmpty();
                })
                .join();
        node.request(visitor, () -> assertThat(tally.entries()).isEqualTo(2));
    }

    @Test
    void what_a_task_has_changed_that_is_interrupted_as_it_ends_is_stored() {
        node.request(visitor, () -> tally.add(1));
        ThreadContextSnapshot snapshot = node.request(visitor, () -> managed.currentContext(Map.of()));

        boolean stillInterrupted = CompletableFuture.supplyAsync(() -> {
                    ThreadContextRestorer context = snapshot.begin();
                    tally.add(2);
                    Thread.currentThread().interrupt();
                    context.endContext();
                    return Thread.interrupted();
                })
                .join();

        assertThat(stillInterrupted).isTrue();
        node.request(visitor, () -> assertThat(tally.entries()).isEqualTo(2));
    }

    /** So does the reference implementation of Jakarta Concurrency 3.0 with a task that runs again before it is over. */
    @Test
    void runs_that_are_ended_by_what_was_given_for_the_last_one_are_all_stored() {
        ThreadContextSnapshot snapshot = node.request(visitor, () -> {
            tally.add(1);
            return managed.currentContext(Map.of());
        });
        AtomicReference<ThreadContextRestorer> last = new AtomicReference<>(snapshot.begin());
        tally.add(2);
        CompletableFuture.runAsync(() -> {
                    last.set(snapshot.begin());
                    tally.add(3);
                    last.get().endContext();
                    assertThat(CurrentSession.get()).isEmpty();
                })
                .join();

        last.get().endContext();

        assertThat(CurrentSession.get()).isEmpty();
        node.request(visitor, () -> assertThat(tally.entries()).isEqualTo(3));
    }

    @Test
    void of_50_tasks_at_a_time_all_count() {
        ThreadContextSnapshot snapshot = node.request(visitor, () -> {
            tally.add(-1);
            return managed.currentContext(Map.of());
        });
        Race.of(TASKS, number -> {
            ThreadContextRestorer restorer = snapshot.begin();
            tally.add(number);
            tally.countUp();
            restorer.endContext();
            return number;
        });
        node.request(visitor, () -> {
            assertThat(tally.entries()).isEqualTo(TASKS + 1);
            assertThat(tally.count()).isEqualTo(TASKS);
        });
    }

    @Test
    void a_cleared_context_has_no_session_and_puts_back_what_was_there() {
        node.request(visitor, () -> {
            WorkingSession before = CurrentSession.get().orElseThrow();
            ThreadContextRestorer restorer = managed.clearedContext(Map.of()).begin();
            assertThatThrownBy(tally::count)
                    .isInstanceOf(ContextNotActiveException.class)
                    .hasMessageStartingWith("HF0201");
            restorer.endContext();
            assertThat(CurrentSession.get()).containsSame(before);
        });
    }

    @Test
    void a_task_on_a_thread_of_another_request_leaves_that_ones_session_in_its_place() {
        ThreadContextSnapshot snapshot = node.request(visitor, () -> {
            tally.add(1);
            return managed.currentContext(Map.of());
        });
        Node.Visitor stranger = new Node.Visitor();
        node.request(stranger, () -> {
            tally.add(7);
            WorkingSession before = CurrentSession.get().orElseThrow();
            ThreadContextRestorer restorer = snapshot.begin();
            tally.add(8);
            restorer.endContext();
            assertThat(CurrentSession.get()).containsSame(before);
            assertThat(tally.entries()).isEqualTo(1);
        });
        node.request(stranger, () -> assertThat(tally.entries()).isEqualTo(1));
    }

    @Test
    void what_runs_on_the_requests_own_thread_is_a_part_of_the_request() {
        node.request(visitor, () -> {
            ThreadContextRestorer restorer = managed.currentContext(Map.of()).begin();
            tally.add(100);
            restorer.endContext();
            assertThat(tally.entries()).isPositive();
        });
    }

    @Test
    void without_a_session_on_the_submitting_thread_a_task_has_none_either() {
        ThreadContextSnapshot snapshot = managed.currentContext(Map.of());
        assertThatThrownBy(() -> onAnotherThread(snapshot, tally::count))
                .hasRootCauseInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void what_could_not_be_stored_is_logged_and_never_thrown_at_the_server() {
        ThreadContextSnapshot snapshot = node.request(visitor, () -> {
            tally.add(1);
            return managed.currentContext(Map.of());
        });
        ThreadContextRestorer restorer = snapshot.begin();
        tally.add(2);
        store.commitsFail = true;
        try (CapturedLog log = new CapturedLog("dev.holdfast.concurrent")) {
            assertThatCode(restorer::endContext).doesNotThrowAnyException();
            assertThat(log.lines()).singleElement().asString().startsWith("SEVERE HF1301");
        } finally {
            store.commitsFail = false;
        }
        assertThat(CurrentSession.get()).isEmpty();
    }

    private static <T> T onAnotherThread(ThreadContextSnapshot snapshot, Supplier<T> work) throws CompletionException {
        return CompletableFuture.supplyAsync(() -> {
                    ThreadContextRestorer restorer = snapshot.begin();
                    try {
                        return work.get();
                    } finally {
                        restorer.endContext();
                    }
                })
                .join();
    }
}
