package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.interceptor.EndsSession;
import dev.holdfast.interceptor.RenewsSessionId;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Race;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the session after a call: its secret is replaced, or it ends. */
class SessionAfterCallTest {

    @SessionScopedDistributed
    static class Counter {
        private int count;

        int increment() {
            return ++count;
        }

        int count() {
            return count;
        }
    }

    @ApplicationScoped
    static class Desk {
        @RenewsSessionId
        <T> T renewing(Callable<T> work) throws Exception {
            return work.call();
        }

        @RenewsSessionId
        CompletionStage<String> renewingLater(CompletionStage<String> work) {
            return work;
        }

        @RenewsSessionId
        @RetryOnConflict
        <T> T renewingOnce(Callable<T> work) throws Exception {
            return work.call();
        }

        @EndsSession
        <T> T ending(Callable<T> work) throws Exception {
            return work.call();
        }

        @EndsSession
        CompletionStage<String> endingLater(CompletionStage<String> work) {
            return work;
        }

        @EndsSession(retainIfException = true)
        <T> T endingOnSuccess(Callable<T> work) throws Exception {
            return work.call();
        }

        @EndsSession(retainIfException = true)
        CompletionStage<String> endingOnSuccessLater(CompletionStage<String> work) {
            return work;
        }

        @EndsSession
        @RenewsSessionId
        void both() {}
    }

    @ApplicationScoped
    @EndsSession
    static class Exit {
        void out() {}
    }

    private static final FaultyStore STORE = new FaultyStore(new MemorySessionStore(new MovableClock()));
    private static Node node;
    private final Node.Visitor visitor = new Node.Visitor();

    @BeforeAll
    static void boot() {
        node = Node.over(STORE, Counter.class, Desk.class, Exit.class);
    }

    @AfterAll
    static void shutDown() {
        node.close();
    }

    @BeforeEach
    void begin() {
        node.request(visitor, () -> counter().increment());
    }

    private static Counter counter() {
        return node.bean(Counter.class);
    }

    private static Desk desk() {
        return node.bean(Desk.class);
    }

    private boolean isAlive() {
        return node.request(
                visitor, () -> node.bean(DistributedSession.class).ref().isPresent());
    }

    private boolean isRenewedBy(ThrowingConsumer call) {
        List<String> before = visitor.tokens();
        int renewals = STORE.renewals.get();
        node.request(visitor, () -> call.unchecked());
        boolean renewed = !visitor.tokens().equals(before);
        assertThat(STORE.renewals.get() - renewals).isEqualTo(renewed ? 1 : 0);
        assertThat(isAlive()).isTrue();
        return renewed;
    }

    private interface ThrowingConsumer {
        void run() throws Exception;

        default void unchecked() {
            try {
                run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void a_method_that_returned_has_the_secret_replaced_before_the_first_byte() {
        assertThat(isRenewedBy(() -> desk().renewing(() -> counter().increment())))
                .isTrue();
        assertThat(node.<Integer>request(visitor, () -> counter().count())).isEqualTo(2);
    }

    @Test
    void one_that_throws_renews_nothing() {
        assertThat(isRenewedBy(() -> assertThatThrownBy(() -> desk().renewing(SessionAfterCallTest::fails))
                        .isInstanceOf(IOException.class)))
                .isFalse();
    }

    @Test
    void one_that_is_done_again_renews_once() {
        AtomicInteger runs = new AtomicInteger();
        assertThat(isRenewedBy(() -> desk().renewingOnce(() -> {
                    int result = counter().increment();
                    if (runs.incrementAndGet() == 1) {
                        Race.of(
                                1,
                                thread -> node.request(visitor, () -> counter().increment()));
                    }
                    return result;
                })))
                .isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_stage_has_it_replaced_when_it_is_complete_and_not_where_it_fails() {
        assertThat(isRenewedBy(() -> {
                    CompletableFuture<String> work = new CompletableFuture<>();
                    CompletableFuture<String> seen = desk().renewingLater(work).toCompletableFuture();
                    int before = STORE.renewals.get();
                    work.complete("done");
                    assertThat(STORE.renewals).hasValue(before + 1);
                    assertThat(seen).isCompletedWithValue("done");
                }))
                .isTrue();
        assertThat(isRenewedBy(() -> desk().renewingLater(CompletableFuture.failedFuture(new IOException("planted")))))
                .isFalse();
    }

    @Test
    void where_the_client_can_no_longer_be_told_the_caller_learns_of_it() {
        WorkingSession session = node.begin(visitor);
        session.firstByteLeft();
        assertThatThrownBy(() -> desk().renewing(() -> "")).isInstanceOf(ResponseCommittedException.class);
        node.end(session);
    }

    @Test
    void without_a_session_nothing_is_renewed_nor_ended() {
        Node.Visitor nobody = new Node.Visitor();
        int calls = STORE.calls();
        node.request(nobody, () -> ((ThrowingConsumer) () -> {
                    desk().renewing(() -> "");
                    desk().ending(() -> "");
                })
                .unchecked());
        assertThat(nobody.tokens()).isEmpty();
        assertThat(STORE.calls()).isEqualTo(calls);
    }

    @Test
    void a_method_ends_the_session_also_where_it_throws() {
        IOException planted = new IOException("planted");
        node.request(visitor, () -> assertThatThrownBy(() -> desk().ending(() -> {
                    throw planted;
                }))
                .isSameAs(planted));
        assertThat(visitor.tokens()).isEmpty();
        assertThat(isAlive()).isFalse();
    }

    @Test
    void an_end_that_failed_as_well_is_told_by_what_was_thrown() {
        IOException planted = new IOException("planted");
        WorkingSession session = node.begin(visitor);
        STORE.endsFail = true;
        try {
            assertThatThrownBy(() -> desk().ending(() -> {
                        throw planted;
                    }))
                    .isSameAs(planted);
        } finally {
            STORE.endsFail = false;
        }
        assertThat(planted.getSuppressed()).singleElement().isInstanceOf(StoreUnavailableException.class);
        assertThat(session.failure()).as("no success reaches the client").isPresent();
        node.end(session);
    }

    @Test
    void where_it_is_retained_only_a_method_that_returned_ends_it() throws Exception {
        node.request(visitor, () -> assertThatThrownBy(() -> desk().endingOnSuccess(SessionAfterCallTest::fails))
                .isInstanceOf(IOException.class));
        assertThat(isAlive()).isTrue();
        node.request(visitor, () -> ((ThrowingConsumer) () -> desk().endingOnSuccess(() -> "")).unchecked());
        assertThat(isAlive()).isFalse();
    }

    @Test
    void a_stage_ends_it_when_it_is_complete_also_where_it_fails() {
        node.request(visitor, () -> {
            CompletableFuture<String> work = new CompletableFuture<>();
            CompletableFuture<String> seen = desk().endingLater(work).toCompletableFuture();
            assertThat(node.bean(DistributedSession.class).ref())
                    .as("before it is complete")
                    .isPresent();
            work.completeExceptionally(new IOException("planted"));
            assertThatThrownBy(seen::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("planted");
            assertThat(node.bean(DistributedSession.class).ref()).isEmpty();
        });
        assertThat(isAlive()).isFalse();
    }

    @Test
    void where_it_is_retained_a_stage_that_fails_ends_nothing() {
        node.request(visitor, () -> {
            desk().endingOnSuccessLater(CompletableFuture.failedFuture(new IOException("planted")));
        });
        assertThat(isAlive()).isTrue();
        node.request(visitor, () -> {
            desk().endingOnSuccessLater(CompletableFuture.completedFuture(""));
        });
        assertThat(isAlive()).isFalse();
    }

    @Test
    void an_ended_session_is_not_renewed_besides() {
        int renewals = STORE.renewals.get();
        node.request(visitor, () -> desk().both());
        assertThat(STORE.renewals).hasValue(renewals);
        assertThat(visitor.tokens()).isEmpty();
    }

    @Test
    void a_class_ends_it_after_each_of_its_methods() {
        node.request(visitor, () -> node.bean(Exit.class).out());
        assertThat(isAlive()).isFalse();
    }

    @Test
    void outside_of_a_request_the_method_does_not_run() {
        List<String> ran = new ArrayList<>();
        assertThatThrownBy(() -> desk().ending(() -> ran.add("ended"))).isInstanceOf(ContextNotActiveException.class);
        assertThatThrownBy(() -> desk().renewing(() -> ran.add("renewed")))
                .isInstanceOf(ContextNotActiveException.class);
        assertThat(ran).isEmpty();
    }

    private static String fails() throws IOException {
        throw new IOException("planted");
    }
}
