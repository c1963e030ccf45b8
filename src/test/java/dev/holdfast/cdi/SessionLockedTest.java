package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionLockLostException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLostException;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Race;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One request of a session at a time, over two nodes. */
@Timeout(60)
class SessionLockedTest {

    @SessionScopedDistributed
    static class Counter {
        private int count;

        int count() {
            return count;
        }

        int increment() {
            return ++count;
        }

        @SessionLocked
        int incrementLocked() {
            return ++count;
        }
    }

    /** Stands where {@code @Transactional} does. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface InTransaction {}

    @Interceptor
    @InTransaction
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    static class Transaction {
        static final List<String> TOLD = new ArrayList<>();

        @AroundInvoke
        Object around(InvocationContext call) throws Exception {
            TOLD.add("begin, " + heldBySomebody());
            try {
                return call.proceed();
            } finally {
                TOLD.add("end, " + heldBySomebody());
            }
        }

        private static String heldBySomebody() {
            return Race.of(1, thread -> nodes.two().request(visitorOfTest, () -> {
                        try {
                            return nodes.two().bean(Desk.class).atOnce(() -> "free");
                        } catch (SessionLockTimeoutException held) {
                            return "held";
                        }
                    }))
                    .get(0);
        }
    }

    @ApplicationScoped
    static class Desk {
        @Inject
        Counter counter;

        @SessionLocked
        <T> T locked(Supplier<T> work) {
            return work.get();
        }

        @SessionLocked
        <T> T checked(Callable<T> work) throws Exception {
            return work.call();
        }

        @SessionLocked(waitAtMost = "PT0S")
        <T> T atOnce(Supplier<T> work) {
            return work.get();
        }

        @SessionLocked(lease = "PT1S")
        <T> T briefly(Supplier<T> work) {
            return work.get();
        }

        @SessionLocked
        CompletionStage<Integer> later(CompletableFuture<Integer> stage) {
            return stage;
        }

        @SessionLocked
        @InTransaction
        int inTransaction() {
            return counter.increment();
        }
    }

    @ApplicationScoped
    @SessionLocked
    static class LockedClass {
        @Inject
        Counter counter;

        int increment() {
            return counter.increment();
        }

        <T> T within(Supplier<T> work) {
            return work.get();
        }
    }

    private static TwoNodes nodes;
    private static Node.Visitor visitorOfTest = new Node.Visitor();
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(Counter.class, Desk.class, LockedClass.class, Transaction.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @BeforeEach
    void begin() {
        visitorOfTest = visitor;
        nodes.one().request(visitor, () -> counter(nodes.one()).increment());
    }

    private static Counter counter(Node node) {
        return node.bean(Counter.class);
    }

    private static Desk desk(Node node) {
        return node.bean(Desk.class);
    }

    private int stored() {
        return nodes.two().request(visitor, () -> counter(nodes.two()).count());
    }

    private String tryElsewhere() {
        return Race.of(1, thread -> nodes.two().request(visitor, () -> {
                    try {
                        return desk(nodes.two()).atOnce(() -> "free");
                    } catch (SessionLockTimeoutException held) {
                        return held.code();
                    }
                }))
                .get(0);
    }

    @Test
    void a_counter_is_exact_though_it_is_raced_for_on_two_nodes() {
        int requests = nodes.race(visitor, node -> counter(node).incrementLocked());
        assertThat(stored()).isEqualTo(1 + requests);
    }

    @Test
    void the_state_is_read_again_under_the_lock_though_the_bean_was_called_before() {
        nodes.one().request(visitor, () -> {
            assertThat(counter(nodes.one()).count()).isEqualTo(1);
            Race.of(1, thread -> nodes.two()
                    .request(visitor, () -> counter(nodes.two()).increment()));
            assertThat(nodes.one().bean(LockedClass.class).increment()).isEqualTo(3);
        });
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void nobody_else_is_let_in_and_the_one_who_waits_in_vain_does_not_run() {
        List<String> ran = new ArrayList<>();
        nodes.one().request(visitor, () -> desk(nodes.one())
                .locked(() -> Race.of(1, thread -> nodes.two().<Object>request(visitor, () -> assertThatThrownBy(
                                () -> desk(nodes.two()).atOnce(() -> ran.add("ran")))
                        .isInstanceOf(SessionLockTimeoutException.class)
                        .hasMessageContaining("HF0421")))));
        assertThat(ran).isEmpty();
        assertThat(tryElsewhere()).isEqualTo("free");
    }

    @Test
    void another_session_is_not_kept_waiting() {
        Node.Visitor another = new Node.Visitor();
        nodes.one().request(another, () -> counter(nodes.one()).increment());
        nodes.one().request(visitor, () -> desk(nodes.one())
                .locked(() -> Race.of(1, thread -> nodes.two()
                        .request(another, () -> desk(nodes.two()).atOnce(() -> "free")))));
    }

    @Test
    void a_request_may_enter_again_and_only_its_last_way_out_lets_go() {
        nodes.one().request(visitor, () -> desk(nodes.one()).locked(() -> {
            counter(nodes.one()).incrementLocked();
            assertThat(tryElsewhere()).isEqualTo("HF0421");
            return "";
        }));
        assertThat(tryElsewhere()).isEqualTo("free");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_locked_class_may_be_entered_from_a_locked_method_and_the_other_way_round() {
        nodes.one().request(visitor, () -> {
            int counted = desk(nodes.one())
                    .locked(() -> nodes.one().bean(LockedClass.class).within(() -> counter(nodes.one())
                            .incrementLocked()));
            assertThat(counted).isEqualTo(2);
            nodes.one().bean(LockedClass.class).within(() -> desk(nodes.one())
                    .locked(() -> assertThat(tryElsewhere()).isEqualTo("HF0421")));
            assertThat(tryElsewhere()).isEqualTo("free");
        });
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_checked_exception_goes_out_as_it_is_and_what_led_to_it_is_stored() {
        IOException planted = new IOException("planted");
        nodes.one().request(visitor, () -> {
            assertThatThrownBy(() -> desk(nodes.one()).checked(() -> {
                        counter(nodes.one()).increment();
                        throw planted;
                    }))
                    .isSameAs(planted);
            assertThat(tryElsewhere()).isEqualTo("free");
            assertThat(Race.of(1, thread -> stored())).containsExactly(2);
        });
    }

    @Test
    void a_checked_exception_holds_what_could_not_be_stored_besides() {
        IOException planted = new IOException("planted");
        WorkingSession session = nodes.one().begin(visitor);
        try {
            assertThatThrownBy(() -> desk(nodes.one()).checked(() -> {
                        counter(nodes.one()).increment();
                        nodes.store().isDown = true;
                        throw planted;
                    }))
                    .isSameAs(planted);
        } finally {
            nodes.store().isDown = false;
        }
        assertThat(planted.getSuppressed()).singleElement().isInstanceOf(StoreUnavailableException.class);
        assertThat(session.failure()).containsSame((RuntimeException) planted.getSuppressed()[0]);
        assertThat(tryElsewhere()).isEqualTo("free");
        nodes.one().end(session);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void the_threads_of_a_request_are_one_holder() {
        nodes.one().request(visitor, () -> {
            WorkingSession session = CurrentSession.get().orElseThrow();
            CountDownLatch allIn = new CountDownLatch(4);
            Race.of(4, thread -> {
                CurrentSession.bind(session);
                try {
                    return desk(nodes.one()).locked(() -> {
                        allIn.countDown();
                        return await(allIn) && "HF0421".equals(tryElsewhere());
                    });
                } finally {
                    CurrentSession.unbind();
                }
            });
        });
        assertThat(tryElsewhere()).isEqualTo("free");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_was_changed_is_stored_before_the_next_one_is_let_in_though_the_method_throws() {
        nodes.one().request(visitor, () -> {
            assertThatThrownBy(() -> desk(nodes.one()).locked(() -> {
                        counter(nodes.one()).increment();
                        throw new IllegalStateException("planted");
                    }))
                    .hasMessage("planted");
            assertThat(tryElsewhere()).isEqualTo("free");
            assertThat(Race.of(1, thread -> stored())).containsExactly(2);
        });
    }

    @Test
    void a_holder_that_was_paused_beyond_its_lease_overwrites_nothing() {
        WorkingSession paused = nodes.one().begin(visitor);
        assertThatThrownBy(() -> desk(nodes.one()).briefly(() -> {
                    counter(nodes.one()).increment();
                    // Waits for as long as the lease of the first holder lasts.
                    Race.of(1, thread -> nodes.two()
                            .request(visitor, () -> counter(nodes.two()).incrementLocked()));
                    return "";
                }))
                .isInstanceOf(SessionLockLostException.class);
        counter(nodes.one()).increment();
        nodes.one().commit(visitor, paused);
        nodes.one().end(paused);
        assertThat(stored()).isEqualTo(2);
        assertThat(paused.failure()).containsInstanceOf(SessionLockLostException.class);
    }

    @Test
    void what_is_changed_after_the_method_goes_by_the_usual_rules() {
        nodes.one().request(visitor, () -> {
            desk(nodes.one()).locked(() -> "");
            Race.of(1, thread -> nodes.two()
                    .request(visitor, () -> counter(nodes.two()).incrementLocked()));
            counter(nodes.one()).increment();
        });
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_visitor_without_a_session_needs_no_lock_and_gets_a_session() {
        Node.Visitor first = new Node.Visitor();
        nodes.one().request(first, () -> assertThat(counter(nodes.one()).incrementLocked())
                .isEqualTo(1));
        assertThat(first.tokens()).hasSize(1);
    }

    @Test
    void the_method_does_not_run_on_a_session_that_has_ended_meanwhile() {
        List<String> ran = new ArrayList<>();
        WorkingSession late = nodes.one().begin(visitor);
        assertThat(counter(nodes.one()).count()).isEqualTo(1);
        Race.of(1, thread -> {
            nodes.two().request(new Node.Visitor().presenting(visitor.tokens().get(0)), () -> nodes.two()
                    .bean(DistributedSession.class)
                    .end());
            return thread;
        });
        assertThatThrownBy(() -> desk(nodes.one()).locked(() -> ran.add("ran")))
                .isInstanceOf(SessionLostException.class)
                .hasMessageContaining("HF0420");
        assertThat(ran).isEmpty();
        nodes.one().end(late);
    }

    @Test
    void outside_of_a_request_there_is_nothing_to_lock() {
        assertThatThrownBy(() -> desk(nodes.one()).locked(() -> ""))
                .isInstanceOf(ContextNotActiveException.class)
                .hasMessageContaining("HF0214");
    }

    @Test
    void a_stage_keeps_the_lock_until_it_is_complete_and_completes_when_all_is_stored() throws Exception {
        WorkingSession session = nodes.one().begin(visitor);
        CompletableFuture<Integer> work = new CompletableFuture<>();
        CompletableFuture<Integer> told = desk(nodes.one()).later(work).toCompletableFuture();
        counter(nodes.one()).increment();
        assertThat(tryElsewhere()).isEqualTo("HF0421");
        assertThat(told).isNotDone();
        Race.of(1, thread -> work.complete(7));
        assertThat(told.get(5, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(Race.of(1, thread -> stored())).containsExactly(2);
        assertThat(tryElsewhere()).isEqualTo("free");
        nodes.one().end(session);
    }

    @Test
    void a_stage_that_fails_lets_go_of_the_lock_too() {
        WorkingSession session = nodes.one().begin(visitor);
        CompletableFuture<Integer> work = new CompletableFuture<>();
        CompletableFuture<Integer> told = desk(nodes.one()).later(work).toCompletableFuture();
        work.completeExceptionally(new IllegalStateException("planted"));
        assertThatThrownBy(told::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("planted");
        assertThat(tryElsewhere()).isEqualTo("free");
        nodes.one().end(session);
    }

    @Test
    void a_stage_whose_changes_cannot_be_stored_fails() {
        WorkingSession session = nodes.one().begin(visitor);
        CompletableFuture<Integer> work = new CompletableFuture<>();
        CompletableFuture<Integer> told = desk(nodes.one()).later(work).toCompletableFuture();
        counter(nodes.one()).increment();
        nodes.store().isDown = true;
        try {
            work.complete(7);
        } finally {
            nodes.store().isDown = false;
        }
        assertThatThrownBy(told::join).isInstanceOf(CompletionException.class).hasMessageContaining("planted");
        assertThat(tryElsewhere()).as("the lock is let go of").isEqualTo("free");
        nodes.one().end(session);
    }

    @Test
    void a_transaction_begins_and_ends_under_the_lock() {
        Transaction.TOLD.clear();
        nodes.one().request(visitor, () -> desk(nodes.one()).inTransaction());
        assertThat(Transaction.TOLD).containsExactly("begin, held", "end, held");
        assertThat(tryElsewhere()).isEqualTo("free");
    }
}
