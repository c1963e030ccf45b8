package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.DistributedSession;
import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLostException;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Race;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.util.TypeLiteral;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A method that runs again on fresh state, over two nodes. */
@Timeout(60)
class RetryOnConflictTest {

    @SessionScopedDistributed
    static class Counter {
        private int count;
        private String note = "first";

        int count() {
            return count;
        }

        int increment() {
            return ++count;
        }

        @RetryOnConflict
        int incrementSurely() {
            return ++count;
        }

        String note() {
            return note;
        }

        void note(String text) {
            note = text;
        }
    }

    @ApplicationScoped
    static class Producers {
        @Produces
        @SessionScopedDistributed
        List<String> words() {
            return new ArrayList<>();
        }
    }

    @ApplicationScoped
    static class Desk {
        @Inject
        Counter counter;

        @RetryOnConflict
        <T> T again(Work<T> work) throws Exception {
            return work.run();
        }

        @RetryOnConflict
        @InTransaction
        <T> T inTransaction(Work<T> work) throws Exception {
            return work.run();
        }

        @RetryOnConflict(within = "PT0S")
        <T> T once(Work<T> work) throws Exception {
            return work.run();
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
            TOLD.add("begin");
            try {
                return call.proceed();
            } finally {
                TOLD.add("end");
            }
        }
    }

    @ApplicationScoped
    static class Within {
        @RetryOnConflict
        void run() {
            // What counts is that it is part of another run.
        }
    }

    interface Work<T> {
        T run() throws Exception;
    }

    private static TwoNodes nodes;
    private final Node.Visitor visitor = new Node.Visitor();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(Counter.class, Desk.class, Within.class, Producers.class, Transaction.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @BeforeEach
    void begin() {
        nodes.one().request(visitor, () -> counter(nodes.one()).increment());
    }

    private static Counter counter(Node node) {
        return node.bean(Counter.class);
    }

    private static Desk desk() {
        return nodes.one().bean(Desk.class);
    }

    private int stored() {
        return nodes.two().request(visitor, () -> counter(nodes.two()).count());
    }

    private void elsewhere(Runnable work) {
        Race.of(1, thread -> {
            nodes.two().request(visitor, work);
            return thread;
        });
    }

    /** Runs, and meets another request's increment the first time. */
    private int interrupted() {
        int result = counter(nodes.one()).increment();
        if (runs.incrementAndGet() == 1) {
            elsewhere(() -> counter(nodes.two()).increment());
        }
        return result;
    }

    @Test
    void a_counter_is_exact_though_it_is_raced_for_on_two_nodes() {
        int requests = nodes.race(visitor, node -> counter(node).incrementSurely());
        assertThat(stored()).isEqualTo(1 + requests);
    }

    @Test
    void a_run_that_met_a_conflict_is_done_again_on_fresh_state() {
        int result = nodes.one().request(visitor, () -> unchecked(() -> desk().again(this::interrupted)));
        assertThat(result).isEqualTo(3);
        assertThat(runs).hasValue(2);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void an_exception_of_stale_state_does_not_go_out_and_one_of_fresh_state_does() {
        nodes.one().request(visitor, () -> {
            assertThatThrownBy(() -> desk().again(() -> {
                        throw new IOException("with " + interrupted());
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("with 3");
            assertThat(Race.of(1, thread -> stored())).as("is stored").containsExactly(3);
        });
    }

    @Test
    void what_is_changed_after_the_method_follows_the_usual_rules() {
        nodes.one().request(visitor, () -> {
            unchecked(() -> desk().again(() -> counter(nodes.one()).increment()));
            counter(nodes.one()).note("the last write");
            elsewhere(() -> counter(nodes.two()).note("theirs"));
        });
        nodes.two()
                .request(visitor, () -> assertThat(counter(nodes.two()).note()).isEqualTo("the last write"));
    }

    @Test
    void each_run_has_a_transaction_of_its_own_which_is_over_when_its_changes_are_stored() {
        Transaction.TOLD.clear();
        nodes.one()
                .request(
                        visitor,
                        () -> unchecked(() -> desk().inTransaction(() -> {
                            int result = interrupted();
                            Transaction.TOLD.add("run to " + result);
                            return result;
                        })));
        assertThat(Transaction.TOLD).containsExactly("begin", "run to 2", "end", "begin", "run to 3", "end");
    }

    @Test
    void what_was_changed_before_is_stored_first_and_is_not_undone() {
        nodes.one().request(visitor, () -> {
            counter(nodes.one()).note("kept");
            unchecked(() -> desk().again(this::interrupted));
            assertThat(counter(nodes.one()).note()).isEqualTo("kept");
        });
        nodes.two()
                .request(visitor, () -> assertThat(counter(nodes.two()).note()).isEqualTo("kept"));
    }

    @Test
    void what_a_run_in_vain_has_changed_is_undone_in_every_bean() {
        nodes.one().request(visitor, () -> {
            unchecked(() -> desk().again(() -> {
                if (runs.get() == 0) {
                    counter(nodes.one()).note("of the run in vain");
                    words(nodes.one()).add("of the run in vain");
                }
                return interrupted();
            }));
            assertThat(counter(nodes.one()).note()).isEqualTo("first");
            assertThat(words(nodes.one())).isEmpty();
        });
    }

    private static List<String> words(Node node) {
        return node.container().select(new TypeLiteral<List<String>>() {}).get();
    }

    @Test
    void a_bean_that_another_request_destroyed_begins_anew_and_its_own_method_goes_on() {
        nodes.one()
                .request(
                        visitor,
                        () -> unchecked(() -> desk().again(() -> {
                            int result = counter(nodes.one()).increment();
                            if (runs.incrementAndGet() == 1) {
                                elsewhere(() -> {
                                    var manager = nodes.two().container().getBeanManager();
                                    var bean = manager.resolve(manager.getBeans(Counter.class));
                                    ((AlterableContext) manager.getContext(SessionScopedDistributed.class))
                                            .destroy(bean);
                                });
                            }
                            return result;
                        })));
        assertThat(runs).hasValue(2);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void when_the_time_is_over_the_conflict_goes_out_and_the_request_stores_no_more() {
        WorkingSession session = nodes.one().begin(visitor);
        assertThatThrownBy(() -> desk().once(this::interrupted)).isInstanceOf(SessionConflictException.class);
        assertThat(session.failure()).containsInstanceOf(SessionConflictException.class);
        nodes.one().commit(visitor, session);
        nodes.one().end(session);
        assertThat(runs).hasValue(1);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_session_that_ended_meanwhile_is_not_brought_back() {
        nodes.one()
                .request(
                        visitor,
                        () -> unchecked(() -> desk().again(() -> {
                            counter(nodes.one()).increment();
                            Race.of(1, thread -> {
                                nodes.two()
                                        .request(
                                                new Node.Visitor()
                                                        .presenting(
                                                                visitor.tokens().get(0)),
                                                () -> nodes.two()
                                                        .bean(DistributedSession.class)
                                                        .end());
                                return thread;
                            });
                            return runs.incrementAndGet();
                        })));
        assertThat(runs).hasValue(1);
        assertThat(stored()).isZero();
    }

    @Test
    void a_session_that_ended_before_the_second_run_is_told_to_be_lost() {
        WorkingSession session = nodes.one().begin(visitor);
        counter(nodes.one()).count();
        Race.of(1, thread -> {
            nodes.two().request(new Node.Visitor().presenting(visitor.tokens().get(0)), () -> nodes.two()
                    .bean(DistributedSession.class)
                    .end());
            return thread;
        });
        assertThatThrownBy(session.runs()::reread)
                .isInstanceOf(SessionLostException.class)
                .hasMessageContaining("HF0420");
        nodes.one().end(session);
    }

    @Test
    void a_method_within_another_one_is_part_of_its_run() {
        int result = nodes.one()
                .request(
                        visitor,
                        () -> unchecked(() -> desk().again(() -> {
                            int mine = interrupted();
                            nodes.one().bean(Within.class).run();
                            return mine;
                        })));
        assertThat(result).isEqualTo(3);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void what_was_done_before_a_method_within_is_not_done_twice() {
        nodes.one()
                .request(
                        visitor,
                        () -> unchecked(() -> desk().again(() -> {
                            int mine = counter(nodes.one()).increment();
                            nodes.one().bean(Within.class).run();
                            if (runs.incrementAndGet() == 1) {
                                elsewhere(() -> counter(nodes.two()).note("theirs"));
                            }
                            counter(nodes.one()).note("mine");
                            return mine;
                        })));
        assertThat(runs).hasValue(2);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void what_was_stored_amid_a_run_overwrites_nothing() {
        WorkingSession session = nodes.one().begin(visitor);
        assertThatThrownBy(() -> desk().again(() -> {
                    interrupted();
                    session.commit(); // as an early byte does
                    return "";
                }))
                .isInstanceOf(SessionConflictException.class);
        nodes.one().end(session);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_run_of_which_a_part_is_stored_is_not_done_again() {
        WorkingSession session = nodes.one().begin(visitor);
        assertThatThrownBy(() -> desk().again(() -> {
                    counter(nodes.one()).increment();
                    session.commit(); // as an early byte does
                    return interrupted();
                }))
                .isInstanceOf(SessionConflictException.class);
        nodes.one().end(session);
        assertThat(runs).hasValue(1);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void outside_of_a_request_there_is_nothing_to_store() {
        assertThatThrownBy(() -> desk().again(() -> ""))
                .isInstanceOf(ContextNotActiveException.class)
                .hasMessageContaining("HF0214");
    }

    private static <T> T unchecked(Work<T> work) {
        try {
            return work.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
