package dev.holdfast.it.propagation;

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

/** A request's tasks on threads of MicroProfile Context Propagation, as its client and the next request see them. */
@Tag(Needs.CONTEXT_PROPAGATION)
class PropagatedThreadsIT {

    private static final int TASKS = 50;

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = ServerNode.named("propagation").withContextPropagation();

    private final Visitor visitor = new Visitor();

    @BeforeAll
    static void start() {
        NODE.begin(Wars.application(
                        "propagation", PropagatedThreadsIT.class, REDIS, Map.of("holdfast.redis.timeout", "PT10S")))
                .awaitReady();
        new Visitor().readEventually(NODE.uri("/propagation/api/told"));
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    /** The server may give the result a moment before it ends the task's context. */
    @ParameterizedTest
    @ValueSource(strings = {"stage", "dependent-stage", "submit", "naming", "supplier", "captured-stage"})
    void a_task_sees_what_the_request_has_done_and_what_it_does_is_stored(String way) {
        assertThat(read("way/" + way)).isEqualTo("before by-" + way);
        awaitTold("before by-" + way);
    }

    @Test
    void of_50_tasks_at_a_time_every_change_counts() {
        read("add/before");
        assertThat(read("many?tasks=" + TASKS)).isEqualTo("" + TASKS);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("told").split(" "))
                        .hasSize(TASKS + 1)
                        .startsWith("before")
                        .contains(IntStream.range(0, TASKS)
                                .mapToObj(number -> "task-" + number)
                                .toArray(String[]::new)));
    }

    @Test
    void where_the_session_is_cleared_the_exception_says_what_to_do() {
        assertThat(read("way/clearing"))
                .contains("ContextNotActive", "HF0201", "ManagedExecutorService", DistributedSession.THREAD_CONTEXT);
        assertThat(read("told")).isEqualTo("before");
    }

    @Test
    void a_task_outlives_its_request_and_sees_what_others_have_stored_meanwhile() {
        read("add/before");
        assertThat(read("later")).isEqualTo("handed over");
        read("add/meanwhile");
        assertThat(read("open")).isEqualTo("before meanwhile later");
        awaitTold("before meanwhile later");
    }

    private String read(String path) {
        return visitor.read(NODE.uri("/propagation/api/" + path));
    }

    private void awaitTold(String told) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("told")).isEqualTo(told));
    }
}
