package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Race;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The places where {@link SessionLocked} and {@link RetryOnConflict} may stand besides a method. */
@Timeout(60)
class InterceptedPlacesTest {

    @SessionScopedDistributed
    static class Counter {
        private int count;

        int count() {
            return count;
        }

        int increment() {
            return ++count;
        }
    }

    /** Asks for a number of its own, under the lock, as it is made. */
    @SessionScopedDistributed
    static class Numbered {
        @Inject
        Both numbers;

        @Inject
        Counter drawn;

        private int number;

        @PostConstruct
        void draw() {
            number = numbers.locked(drawn::increment);
        }

        int number() {
            return number;
        }
    }

    @ApplicationScoped
    @RetryOnConflict
    static class RetriedClass {
        <T> T run(Supplier<T> work) {
            return work.get();
        }

        @RetryOnConflict(within = "PT0S")
        <T> T once(Supplier<T> work) {
            return work.get();
        }
    }

    @Stereotype
    @SessionLocked(waitAtMost = "PT0S")
    @RetryOnConflict
    @Retention(RetentionPolicy.RUNTIME)
    @interface Careful {}

    @ApplicationScoped
    @Careful
    static class CarefulClass {
        <T> T run(Supplier<T> work) {
            return work.get();
        }
    }

    @ApplicationScoped
    static class Both {
        @SessionLocked(waitAtMost = "PT0S")
        @RetryOnConflict
        <T> T run(Supplier<T> work) {
            return work.get();
        }

        @SessionLocked
        <T> T locked(Supplier<T> work) {
            return work.get();
        }
    }

    private static TwoNodes nodes;
    private final Node.Visitor visitor = new Node.Visitor();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeAll
    static void boot() {
        nodes = TwoNodes.with(
                Counter.class, Numbered.class, RetriedClass.class, Careful.class, CarefulClass.class, Both.class);
    }

    @AfterAll
    static void shutDown() {
        nodes.close();
    }

    @BeforeEach
    void begin() {
        nodes.one().request(visitor, () -> counter(nodes.one()).increment());
    }

    @Test
    void a_class_has_all_its_methods_run_again() {
        nodes.one().request(visitor, () -> nodes.one().bean(RetriedClass.class).run(this::interrupted));
        assertThat(runs).hasValue(2);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void what_a_method_says_counts_more_than_what_its_class_says() {
        WorkingSession session = nodes.one().begin(visitor);
        assertThatThrownBy(() -> nodes.one().bean(RetriedClass.class).once(this::interrupted))
                .isInstanceOf(SessionConflictException.class);
        nodes.one().end(session);
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_stereotype_brings_both_with_what_it_says() {
        runsAgainUnderTheLock(
                nodes.one().bean(CarefulClass.class)::run, nodes.two().bean(CarefulClass.class)::run);
    }

    @Test
    void on_one_method_the_lock_stands_around_the_runs() {
        runsAgainUnderTheLock(nodes.one().bean(Both.class)::run, nodes.two().bean(Both.class)::run);
    }

    private void runsAgainUnderTheLock(Section one, Section two) {
        nodes.one()
                .request(
                        visitor,
                        () -> one.run(() -> {
                            int result = interrupted();
                            assertThat(elsewhere(() -> {
                                        try {
                                            return two.run(() -> "free");
                                        } catch (SessionLockTimeoutException held) {
                                            return held.code();
                                        }
                                    }))
                                    .isEqualTo("HF0421");
                            return result;
                        }));
        assertThat(runs).hasValue(2);
        assertThat(stored()).isEqualTo(3);
        assertThat(elsewhere(() -> two.run(() -> "free"))).isEqualTo("free");
    }

    /** A method under both annotations. */
    interface Section {
        Object run(Supplier<Object> work);
    }

    @Test
    void a_retried_method_within_a_locked_one_runs_again_under_its_lock() {
        nodes.one().request(visitor, () -> nodes.one()
                .bean(Both.class)
                .locked(() -> nodes.one().bean(RetriedClass.class).run(() -> {
                    int result = interrupted();
                    assertThat(lockElsewhere()).isEqualTo("HF0421");
                    return result;
                })));
        assertThat(runs).hasValue(2);
        assertThat(stored()).isEqualTo(3);
        assertThat(lockElsewhere()).isEqualTo("free");
    }

    @Test
    void a_retried_method_that_met_another_request_before_its_lock_lets_the_conflict_out_and_stores_nothing() {
        WorkingSession session = nodes.one().begin(visitor);
        AtomicInteger locked = new AtomicInteger();
        assertThatThrownBy(() -> nodes.one().bean(RetriedClass.class).run(() -> {
                    interrupted();
                    return nodes.one().bean(Both.class).locked(locked::incrementAndGet);
                }))
                .isInstanceOf(SessionConflictException.class);
        nodes.one().end(session);
        assertThat(locked).as("runs under the lock").hasValue(0);
        assertThat(runs).hasValue(1);
        assertThat(stored()).isEqualTo(2);
        assertThat(lockElsewhere()).isEqualTo("free");
    }

    @Test
    void what_a_retried_method_has_stored_under_a_lock_within_is_not_done_twice() {
        WorkingSession session = nodes.one().begin(visitor);
        assertThatThrownBy(() -> nodes.one().bean(RetriedClass.class).run(() -> {
                    nodes.one().bean(Both.class).locked(() -> counter(nodes.one())
                            .increment());
                    return interrupted();
                }))
                .isInstanceOf(SessionConflictException.class);
        nodes.one().end(session);
        assertThat(runs).hasValue(1);
        assertThat(stored()).as("mine under the lock, and theirs").isEqualTo(3);
    }

    private String lockElsewhere() {
        return elsewhere(() -> {
            try {
                return nodes.two().bean(Both.class).run(() -> "free");
            } catch (SessionLockTimeoutException held) {
                return held.code();
            }
        });
    }

    @Test
    void what_was_changed_before_the_lock_is_stored_though_another_one_has_held_it_since() {
        nodes.one().request(visitor, () -> {
            counter(nodes.one()).increment();
            elsewhere(() -> nodes.two().bean(Both.class).locked(() -> "held"));
            nodes.one()
                    .bean(Both.class)
                    .locked(() -> assertThat(counter(nodes.one()).increment()).isEqualTo(3));
        });
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void a_bean_may_enter_the_lock_as_it_is_made() {
        nodes.one().request(visitor, () -> assertThat(
                        nodes.one().bean(Numbered.class).number())
                .isEqualTo(2));
        assertThat(elsewhere(() -> nodes.two().bean(Numbered.class).number())).isEqualTo(2);
        assertThat(elsewhere(() -> nodes.two().bean(Both.class).run(() -> "free")))
                .isEqualTo("free");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_bean_made_under_the_lock_enters_it_again() {
        nodes.one().request(visitor, () -> nodes.one()
                .bean(Both.class)
                .locked(() -> nodes.one().bean(Numbered.class).number()));
        assertThat(elsewhere(() -> nodes.two().bean(Numbered.class).number())).isEqualTo(2);
        assertThat(elsewhere(() -> nodes.two().bean(Both.class).run(() -> "free")))
                .isEqualTo("free");
    }

    /** Runs, and meets another request's increment the first time. */
    private int interrupted() {
        int result = counter(nodes.one()).increment();
        if (runs.incrementAndGet() == 1) {
            elsewhere(() -> counter(nodes.two()).increment());
        }
        return result;
    }

    private <T> T elsewhere(Supplier<T> work) {
        return Race.of(1, thread -> nodes.two().request(visitor, work)).get(0);
    }

    private int stored() {
        return elsewhere(() -> counter(nodes.two()).count());
    }

    private static Counter counter(Node node) {
        return node.bean(Counter.class);
    }
}
