package dev.holdfast.it.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.DistributedSession;
import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's tasks on a server's managed threads, as its client and the next request see them. */
@Tag(Needs.CONCURRENCY)
class ManagedThreadsIT {

    private static final int TASKS = 50;

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = ServerNode.named("threads");

    private final Visitor visitor = new Visitor();

    @BeforeAll
    static void start() {
        NODE.begin(Wars.application(
                        "threads",
                        ManagedThreadsIT.class,
                        REDIS,
                        Map.of("holdfast.redis.timeout", "PT10S", "holdfast.lock.wait", "PT1M")))
                .awaitReady();
        new Visitor().readEventually(NODE.uri("/threads/api/told"));
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    /** Those that wrap the work itself store before they give its result. */
    @ParameterizedTest
    @ValueSource(strings = {"stage", "supplier"})
    void a_task_sees_what_the_request_has_done_and_what_it_does_is_stored_with_its_result(String way) {
        assertStoredWithItsResult(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server's-stage", "proxy"})
    @Tag(Needs.CARRYING_EXECUTORS)
    void so_it_is_with_what_wraps_for_any_context(String way) {
        assertStoredWithItsResult(way);
    }

    private void assertStoredWithItsResult(String way) {
        assertThat(read("way/" + way)).isEqualTo("before by-" + way);
        assertThat(read("told")).isEqualTo("0 before by-" + way);
    }

    /** Servers may give the result of these a moment before they end the task's context. */
    @ParameterizedTest
    @ValueSource(strings = {"executor", "scheduled", "factory", "asynchronous"})
    void a_task_sees_what_the_request_has_done_and_what_it_does_is_stored(String way) {
        assertStored(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server's-executor", "server's-scheduled", "server's-factory", "server's-asynchronous"})
    @Tag(Needs.CARRYING_EXECUTORS)
    void so_it_is_where_nothing_is_configured(String way) {
        assertStored(way);
    }

    private void assertStored(String way) {
        assertThat(read("way/" + way)).isEqualTo("before by-" + way);
        awaitTold("0 before by-" + way);
    }

    /** A run may begin while the one before is still storing: the order is not said. */
    @Test
    void a_task_that_runs_again_and_again_stores_each_time() {
        assertThat(read("periodic?times=3")).isEqualTo("true");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("told").split(" "))
                        .containsExactlyInAnyOrder("0", "before", "run-1", "run-2", "run-3"));
    }

    @Test
    void of_50_tasks_at_a_time_every_change_counts() {
        assertThat(read("many?tasks=" + TASKS)).isEqualTo("" + TASKS);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("told").split(" "))
                        .hasSize(TASKS + 2)
                        .startsWith("" + TASKS, "before")
                        .contains(IntStream.range(0, TASKS)
                                .mapToObj(number -> "task-" + number)
                                .toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clearing", "pool", "thread"})
    void where_no_session_is_carried_the_exception_says_what_to_do(String way) {
        assertNotCarried(way);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server's-executor",
                "server's-scheduled",
                "server's-factory",
                "server's-asynchronous",
                "server's-stage"
            })
    @Tag(Needs.NO_CARRYING_EXECUTORS)
    void so_it_does_where_the_servers_own_executors_carry_none(String way) {
        assertNotCarried(way);
    }

    private void assertNotCarried(String way) {
        assertThat(read("way/" + way))
                .contains("ContextNotActive", "HF0201", "ManagedExecutorService")
                .contains("@ManagedExecutorDefinition", DistributedSession.THREAD_CONTEXT);
        assertThat(read("told")).isEqualTo("0 before");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_task_outlives_its_request_and_sees_what_others_have_stored_meanwhile(boolean touch) {
        String gate = "outlives-" + touch;
        read("add/before");
        assertThat(read("later/" + gate + "?touch=" + touch)).isEqualTo("handed over");
        read("add/meanwhile");
        assertThat(read("open/" + gate)).isEqualTo("added before meanwhile " + gate);
        awaitTold("0 before meanwhile " + gate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"end", "sign-out"})
    void a_session_that_has_ended_meanwhile_is_over_for_the_task_too(String end) {
        read("add/before");
        read("sign-in");
        read("later/" + end);
        read(end);
        assertThat(read("open/" + end)).startsWith("HF0447").contains("SIGNED_OUT");
        assertThat(read("told").strip()).isEqualTo("0");
    }

    @Test
    void a_sign_in_meanwhile_takes_it_from_the_task() {
        read("add/before");
        read("later/sign-in?touch=true");
        read("sign-in");
        assertThat(read("open/sign-in")).startsWith("HF0447").contains("OUTDATED");
        assertThat(read("told")).isEqualTo("0 before");
    }

    @Test
    void what_a_task_without_a_session_puts_into_one_is_refused_and_told() {
        read("later/none");
        assertThat(read("open/none")).isEqualTo("added none");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(NODE.log()).contains("HF1301", "HF0448"));
        assertThat(visitor.cookies()).isEmpty();
    }

    private String read(String path) {
        return visitor.read(NODE.uri("/threads/api/" + path));
    }

    private void awaitTold(String told) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("told")).isEqualTo(told));
    }
}
