package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionConflictException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two threads of one request, each within a method that may run again. */
class SharedRunsTest extends HeartTest {

    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final ExecutorService two = Executors.newSingleThreadExecutor();
    private final String token = node.create("a", "1", "b", "1");
    private final WorkingSession request = node.request(token);

    @BeforeEach
    void begin() {
        assertThat(on(one, request.runs()::begin)).isTrue();
        assertThat(on(two, request.runs()::begin)).isTrue();
    }

    @AfterEach
    void stop() {
        one.shutdownNow();
        two.shutdownNow();
    }

    @Test
    void what_the_end_of_one_run_has_stored_of_the_other_is_not_done_twice() {
        run(two, () -> notes(request).put("b", "2"));
        run(one, request.runs()::commit);
        run(one, request.runs()::end);
        assertThat(stored(token, "b")).isEqualTo("2");
        meetsAConflict(two);
        assertThat(on(two, request.runs()::canRunAgain)).isFalse();
    }

    @Test
    void one_run_is_not_undone_with_what_the_other_has_changed_meanwhile() {
        run(two, () -> notes(request).put("b", "2"));
        meetsAConflict(one);
        assertThat(on(one, request.runs()::canRunAgain)).isFalse();
    }

    @Test
    void a_run_that_is_alone_again_is_done_again() {
        run(one, request.runs()::commit);
        run(one, request.runs()::end);
        meetsAConflict(two);
        assertThat(on(two, request.runs()::canRunAgain)).isTrue();
    }

    @Test
    void what_was_stored_amid_a_run_is_forgotten_with_it() {
        run(two, () -> notes(request).put("b", "2"));
        request.commit();
        assertThat(on(two, request.runs()::canRunAgain)).isFalse();
        run(one, request.runs()::end);
        run(two, request.runs()::end);
        assertThat(on(two, request.runs()::begin)).isTrue();
        meetsAConflict(two);
        assertThat(on(two, request.runs()::canRunAgain)).isTrue();
    }

    @Test
    void a_thread_within_its_own_run_begins_no_other() {
        assertThat(on(one, request.runs()::begin)).isFalse();
    }

    private void meetsAConflict(ExecutorService thread) {
        run(thread, () -> notes(request).put("a", "mine"));
        putElsewhere(token, "a", "theirs");
        assertThatThrownBy(() -> run(thread, request.runs()::commit)).isInstanceOf(SessionConflictException.class);
    }

    private static void run(ExecutorService thread, Runnable work) {
        on(thread, () -> {
            work.run();
            return true;
        });
    }

    private static <T> T on(ExecutorService thread, Supplier<T> work) {
        Future<T> done = thread.submit(work::get);
        try {
            return done.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw (RuntimeException) failed.getCause();
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError(stuck);
        }
    }
}
