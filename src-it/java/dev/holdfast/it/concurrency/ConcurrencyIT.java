package dev.holdfast.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.OtherThreads;
import dev.holdfast.it.support.RecordingVisitor;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Sources;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.Race;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.history.Action;
import dev.holdfast.testkit.history.History;
import dev.holdfast.testkit.history.HistoryChecker;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests of one session meet on two nodes. What every client was answered is recorded, and each test ends with a look for
 * anything in it that should not be.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConcurrencyIT {

    private static final int CROWD = 64;
    private static final int CROWDS = 50;
    private static final int COUNTERS = 16;
    private static final int COUNTS = 500;
    private static final int WRITERS = 200;
    private static final int ENDS = 100;
    private static final int LATE_PER_NODE = 2;
    private static final int FIELD_MAX = 64 * 1024;

    /** The settings of an application as it comes, but for bounds that fit two busy cores. */
    private static final String MEET = "/meet";

    /** An application that refuses what cannot be settled at once. */
    private static final String STRICT = "/strict";

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode N1 = ServerNode.named("concurrency-1");
    private static final ServerNode N2 = ServerNode.named("concurrency-2");
    private static final List<ServerNode> NODES = List.of(N1, N2);

    /** A thread for each request that is held: the pool of all would be too small on two cores. */
    private static final ExecutorService HELD = Executors.newCachedThreadPool();

    private final History history = new History();
    private long began;

    @BeforeAll
    static void start() {
        NODES.forEach(node -> node.begin(
                war("meet", Map.of("holdfast.state.field-warn-bytes", "32K", "holdfast.state.field-max-bytes", "64K")),
                war("strict", Map.of("holdfast.conflict", "fail", "holdfast.lock.timeout-status", "409"))));
        NODES.forEach(ServerNode::awaitReady);
        NODES.forEach(node -> new Visitor().readEventually(node.uri(MEET + "/api/shared/add?key=map&entry=warm")));
    }

    private static WebArchive war(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("holdfast.redis.timeout", "PT10S");
        all.put("holdfast.lock.wait", "PT1M");
        WebArchive war = Wars.application(name, ConcurrencyIT.class, REDIS, all).addClass(OtherThreads.class);
        return Sources.addTo(war, ManyFields.NAME, ManyFields.source(CROWD));
    }

    @AfterAll
    static void stop() {
        HELD.shutdownNow();
        NODES.forEach(ServerNode::close);
        REDIS.close();
    }

    @BeforeEach
    void begin() {
        began = System.nanoTime();
    }

    @AfterEach
    void nothing_is_wrong_in_what_the_clients_saw(TestInfo test) {
        System.out.printf(
                "%s: %d operations in %d ms%n",
                test.getDisplayName(),
                history.operations().size(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        HistoryChecker.requireSound(history);
    }

    /** All have read the session before the first one stores. */
    @ParameterizedTest
    @ValueSource(strings = {"map", "set", "list", "fields"})
    @Order(1)
    void of_64_requests_that_add_an_entry_each_all_count(String key) {
        REDIS.resetStats();
        for (int round = 0; round < CROWDS; round++) {
            String meeting = key + round;
            RecordingVisitor visitor = visitor(MEET, meeting);
            List<Integer> statuses = Race.of(CROWD, i -> visitor.twin(meeting + "-" + i)
                    .get(
                            node(i),
                            key,
                            new Action.Add("f" + i),
                            MEET + adding(key, "f" + i) + "&meeting=" + meeting + "&parties=" + CROWD / NODES.size())
                    .statusCode());
            assertThat(statuses).containsOnly(200);
            for (ServerNode node : NODES) {
                assertThat(entries(visitor, node, key, MEET))
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, CROWD).mapToObj(i -> "f" + i).toList());
            }
        }
        long scripts = REDIS.commandStats().getOrDefault("evalsha", 0L);
        long opens = (long) CROWDS * (CROWD + 1 + NODES.size());
        int attempts = greatestAttempts();
        System.out.printf(
                "%s: %.2f commits a request, %d at the most%n",
                key, (double) (scripts - opens) / (CROWDS * (CROWD + 1)), attempts);
        assertThat(attempts).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked", "retried"})
    @Order(2)
    void a_counter_is_exact(String way) {
        RecordingVisitor visitor = visitor(MEET, way);
        for (int round = 0; round < 10; round++) {
            List<Integer> statuses = Race.of(COUNTERS, i -> {
                        RecordingVisitor counting = visitor.twin(way + "-" + i);
                        return IntStream.range(0, COUNTS / 10)
                                .mapToObj(n ->
                                        increment(counting, node(i), way, MEET).statusCode())
                                .toList();
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(statuses).containsOnly(200);
            count(visitor, N1, MEET);
        }
        assertThat(count(visitor, N2, MEET)).isEqualTo(COUNTERS * COUNTS);
        assertThat(keysWithoutEnd()).containsExactlyInAnyOrder("holdfast:meet:keys", "holdfast:strict:keys");
    }

    @Test
    @Order(3)
    void the_lock_can_be_taken_again_within_and_in_asynchronous_requests() {
        RecordingVisitor visitor = visitor(MEET, "ways");
        List<Integer> statuses = Race.of(CROWD, i -> visitor.twin("ways-" + i)
                .get(
                        node(i),
                        "till",
                        new Action.Add("1"),
                        MEET
                                + List.of("/async", "/api/till/stage", "/api/till/nested", "/api/till/locked")
                                        .get(i / 2 % 4))
                .statusCode());
        assertThat(statuses).containsOnly(200);
        assertThat(count(visitor, N1, MEET)).isEqualTo(CROWD);
    }

    @Test
    @Order(4)
    void a_holder_that_was_paused_for_longer_than_its_lease_is_refused_and_nothing_of_it_lands() {
        RecordingVisitor visitor = visitor(MEET, "paused");
        CompletableFuture<HttpResponse<String>> holder =
                held(visitor, N1, MEET, "till", new Action.Add("1"), "/api/till/leased?gate=paused");

        assertThat(increment(visitor, N2, "locked", MEET).statusCode()).isEqualTo(200);
        control(MEET, N1, "open?gate=paused");

        assertThat(holder.join().statusCode()).isEqualTo(409);
        assertThat(count(visitor, N1, MEET)).isEqualTo(1);
        assertThat(increment(visitor, N1, "locked", MEET).statusCode()).isEqualTo(200);
        assertThat(count(visitor, N2, MEET)).isEqualTo(2);
    }

    @Test
    @Order(5)
    void who_waits_too_long_for_the_lock_is_told_so_as_configured_and_never_runs_without_it() {
        for (Map.Entry<String, Integer> expected :
                Map.of(MEET, 503, STRICT, 409).entrySet()) {
            String application = expected.getKey();
            RecordingVisitor visitor = visitor(application, "waiting" + application);
            CompletableFuture<HttpResponse<String>> holder =
                    held(visitor, N1, application, "till", new Action.Add("1"), "/api/till/locked?gate=waiting");

            assertThat(increment(visitor, N2, "impatient", application).statusCode())
                    .isEqualTo(expected.getValue());
            control(application, N1, "open?gate=waiting");

            assertThat(holder.join().statusCode()).isEqualTo(200);
            assertThat(increment(visitor, N2, "impatient", application).statusCode())
                    .isEqualTo(200);
            assertThat(count(visitor, N1, application)).isEqualTo(2);
        }
    }

    @Test
    @Order(6)
    void where_a_conflict_is_to_fail_the_second_is_refused_and_the_first_counts() {
        RecordingVisitor visitor = visitor(STRICT, "strict");
        CompletableFuture<HttpResponse<String>> second =
                held(visitor, N1, STRICT, "map", new Action.Add("second"), adding("map", "second") + "&gate=strict");

        assertThat(add(visitor, N2, "map", "first", STRICT).statusCode()).isEqualTo(200);
        control(STRICT, N1, "open?gate=strict");

        assertThat(second.join().statusCode()).isEqualTo(409);
        assertThat(entries(visitor, N1, "map", STRICT)).containsExactly("first");
    }

    /** Two that count on from the same number store the same bytes: a conflict all the same. */
    @Test
    @Order(6)
    void where_a_conflict_is_to_fail_a_counter_holds_exactly_what_was_not_refused() {
        RecordingVisitor visitor = visitor(STRICT, "strict-counter");
        List<Integer> statuses = Race.of(COUNTERS, i -> {
                    RecordingVisitor counting = visitor.twin("strict-counter-" + i);
                    return IntStream.range(0, COUNTS / 10)
                            .mapToObj(n -> increment(counting, node(i), "unguarded", STRICT)
                                    .statusCode())
                            .toList();
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(statuses).contains(200, 409).doesNotContain(500, 503);
        assertThat(count(visitor, N2, STRICT)).isEqualTo(Collections.frequency(statuses, 200));
    }

    @Test
    @Order(7)
    void the_last_write_of_a_text_wins_is_counted_and_is_warned_of() {
        RecordingVisitor visitor = visitor(MEET, "last");
        long before = counts("conflict-overwritten");
        CompletableFuture<HttpResponse<String>> second = CompletableFuture.supplyAsync(
                () -> visitor.unrecorded(N1, MEET + "/api/shared/add?key=last&entry=second&gate=last"), HELD);
        control(MEET, N1, "arrived?count=1&gate=last");

        visitor.twin("last-first").unrecorded(N2, MEET + "/api/shared/add?key=last&entry=first");
        control(MEET, N1, "open?gate=last");

        assertThat(second.join().statusCode()).isEqualTo(200);
        assertThat(words(visitor.unrecorded(N2, MEET + "/api/shared/read?key=last")))
                .as("not recorded, since the first one is lost as documented")
                .containsExactly("second");
        assertThat(add(visitor, N1, "map", "beside", MEET).statusCode()).isEqualTo(200);
        assertThat(entries(visitor, N2, "map", MEET)).containsExactly("beside");
        assertThat(counts("conflict-overwritten")).isEqualTo(before + 1);
        assertThat(N1.log()).containsPattern("conflict-overwritten .*Shared#last; siblings: .*Shared#list");
    }

    @Test
    @Order(8)
    void a_merge_over_the_size_limit_is_a_named_error_and_the_session_lives_on() {
        RecordingVisitor visitor = visitor(MEET, "large");
        String path = MEET + "/api/shared/add?key=list&bytes=" + FIELD_MAX * 2 / 3 + "&entry=";
        CompletableFuture<HttpResponse<String>> second = CompletableFuture.supplyAsync(
                () -> visitor.twin("large-2").unrecorded(N1, path + "b&gate=large"), HELD);
        control(MEET, N1, "arrived?count=1&gate=large");

        assertThat(visitor.unrecorded(N2, path + "a").statusCode()).isEqualTo(200);
        control(MEET, N1, "open?gate=large");

        assertThat(second.join().statusCode()).isEqualTo(500);
        assertThat(N1.log()).contains("HF0405");
        assertThat(visitor.unrecorded(N1, MEET + "/api/shared/read?key=list").body())
                .contains(" ax")
                .doesNotContain("bx");
        assertThat(add(visitor, N1, "map", "small", MEET).statusCode()).isEqualTo(200);
        assertThat(entries(visitor, N2, "map", MEET)).containsExactly("small");
    }

    /** Two writers of each node have read the session before it ends and store after that; the others come as they come. */
    @Test
    @Order(9)
    void no_request_sees_a_session_that_has_ended_and_none_brings_it_back() {
        long late = counts("commit-after-end");
        for (int round = 0; round < ENDS; round++) {
            String name = "end" + round;
            RecordingVisitor visitor = visitor(MEET, name);
            List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
            for (int i = 0; i < LATE_PER_NODE * NODES.size(); i++) {
                RecordingVisitor writer = visitor.twin(name + "-late-" + i);
                ServerNode node = node(i);
                String entry = "late" + i;
                held.add(CompletableFuture.supplyAsync(
                        () -> writer.get(
                                node, "map", new Action.Add(entry), MEET + adding("map", entry) + "&gate=" + name),
                        HELD));
            }
            NODES.forEach(node -> control(MEET, node, "arrived?gate=" + name + "&count=" + LATE_PER_NODE));

            assertThat(writing(visitor, name, () -> visitor.get(N1, "", new Action.End(), MEET + "/api/shared/end")))
                    .containsOnly(200);
            assertEnded(visitor);
            NODES.forEach(node -> control(MEET, node, "open?gate=" + name));
            assertThat(held)
                    .allSatisfy(writer -> assertThat(writer.join().statusCode()).isEqualTo(200));
            assertEnded(visitor);
        }
        late = counts("commit-after-end") - late;
        System.out.println("late commits: " + late);
        assertThat(late).isGreaterThanOrEqualTo((long) ENDS * LATE_PER_NODE * NODES.size());
    }

    /** The visitor still has the cookie of the ended session. */
    private void assertEnded(RecordingVisitor visitor) {
        for (ServerNode node : NODES) {
            assertThat(visitor.twin("after-" + node.name())
                            .get(node, "map", new Action.Read(), MEET + "/api/shared/read?key=map")
                            .body()
                            .strip())
                    .isEqualTo("-");
        }
    }

    @Test
    @Order(10)
    void nobody_is_logged_out_and_nothing_is_lost_while_the_secret_is_renewed() {
        for (int round = 0; round < ENDS; round++) {
            String name = "renewal" + round;
            RecordingVisitor visitor = visitor(MEET, name);
            RecordingVisitor old = visitor.twin(name + "-old");

            assertThat(writing(old, name, () -> visitor.unrecorded(N1, MEET + "/api/shared/renew")))
                    .containsOnly(200);
            for (ServerNode node : NODES) {
                assertThat(entries(visitor, node, "map", MEET)).hasSize(WRITERS);
                assertThat(entries(old, node, "map", MEET)).hasSize(WRITERS);
            }
        }
    }

    /** The last one, since a node is killed. */
    @Test
    @Order(11)
    void the_lock_of_a_killed_node_is_free_when_its_lease_is_over() {
        RecordingVisitor visitor = visitor(MEET, "killed");
        CompletableFuture<HttpResponse<String>> holder =
                held(visitor, N2, MEET, "till", new Action.Add("1"), "/api/till/leased?gate=killed");

        N2.kill();
        long killed = System.nanoTime();

        assertThat(increment(visitor, N1, "locked", MEET).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - killed))
                .isLessThan(Duration.parse(Till.LEASE).plusSeconds(3));
        assertThat(holder).isCompletedExceptionally();
        assertThat(count(visitor, N1, MEET)).isEqualTo(1);
    }

    /** Lets a crowd of writers loose and something else in their midst; gives all statuses. */
    private List<Integer> writing(RecordingVisitor visitor, String name, Supplier<HttpResponse<String>> inTheirMidst) {
        return Race.of(WRITERS + 1, i -> {
            String entry = "f" + i;
            return (i == WRITERS ? inTheirMidst.get() : add(visitor.twin(name + "-" + i), node(i), "map", entry, MEET))
                    .statusCode();
        });
    }

    private static ServerNode node(int i) {
        return NODES.get(i % NODES.size());
    }

    /** A new session with something in it, of an application. */
    private RecordingVisitor visitor(String application, String name) {
        Visitor visitor = new Visitor();
        visitor.read(N1.uri(application + "/api/shared/add?key=last&entry=begin"));
        String ref =
                visitor.read(N2.uri(application + "/api/shared/read?key=last")).split(" ")[0];
        return new RecordingVisitor(name, visitor, ref, history);
    }

    private static String adding(String key, String entry) {
        return "/api/" + (key.equals("fields") ? "fields" : "shared") + "/add?key=" + key + "&entry=" + entry;
    }

    private static HttpResponse<String> add(
            RecordingVisitor visitor, ServerNode node, String key, String entry, String application) {
        return visitor.get(node, key, new Action.Add(entry), application + adding(key, entry));
    }

    private static List<String> entries(RecordingVisitor visitor, ServerNode node, String key, String application) {
        String door = key.equals("fields") ? "fields" : "shared";
        return words(visitor.get(node, key, new Action.Read(), application + "/api/" + door + "/read?key=" + key));
    }

    private static HttpResponse<String> increment(
            RecordingVisitor visitor, ServerNode node, String way, String application) {
        return visitor.get(node, "till", new Action.Add("1"), application + "/api/till/" + way);
    }

    private static int count(RecordingVisitor visitor, ServerNode node, String application) {
        return words(visitor.get(node, "till", new Action.Read(), application + "/api/till/read"))
                .size();
    }

    private static List<String> words(HttpResponse<String> answer) {
        List<String> words = List.of(answer.body().strip().split(" "));
        return words.subList(1, words.size());
    }

    /** A twin's request that has changed something and is not answered before its gate, named after it, is opened. */
    private static CompletableFuture<HttpResponse<String>> held(
            RecordingVisitor visitor, ServerNode node, String application, String key, Action action, String path) {
        RecordingVisitor twin = visitor.twin("held by " + path);
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> twin.get(node, key, action, application + path), HELD);
        control(application, node, "arrived?count=1&" + path.substring(path.indexOf("gate=")));
        return answer;
    }

    private static void control(String application, ServerNode node, String path) {
        new Visitor().read(node.uri(application + "/api/control/" + path));
    }

    private static long counts(String name) {
        return NODES.stream()
                .mapToLong(
                        node -> Long.parseLong(new Visitor().read(node.uri(MEET + "/api/control/count?name=" + name))))
                .sum();
    }

    private static int greatestAttempts() {
        return NODES.stream()
                .mapToInt(node -> Integer.parseInt(new Visitor().read(node.uri(MEET + "/api/control/attempts"))))
                .max()
                .orElseThrow();
    }

    private static List<String> keysWithoutEnd() {
        return REDIS.with(redis ->
                redis.keys("*").stream().filter(key -> redis.pttl(key) == -1).toList());
    }
}
