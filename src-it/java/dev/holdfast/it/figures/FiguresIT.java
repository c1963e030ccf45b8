package dev.holdfast.it.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.PayaraNode;
import dev.holdfast.it.support.RawRequest;
import dev.holdfast.it.support.RedisMeter;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Counts the figures of the README and prints them as its table, which is also left in {@code target/figures.md}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiguresIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final PayaraNode NODE = new PayaraNode("figures");
    private static final StringBuilder TABLE = new StringBuilder(
            """
            | 10 fields of 100 bytes | commands | round trips | bytes to Redis | at most |
            |---|---|---|---|---|
            """);

    private final AtomicInteger letter = new AtomicInteger('A');

    @BeforeAll
    static void start() {
        NODE.begin(Wars.application("figures", FiguresIT.class, REDIS, Map.of()))
                .awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        NODE.close();
        REDIS.close();
        Files.writeString(Path.of("target", "figures.md"), TABLE);
        System.out.println(TABLE);
    }

    @BeforeEach
    void warm_up() {
        Visitor visitor = filled(100);
        visitor.read(ten("read"));
        visitor.read(ten("change?to=_"));
    }

    @Test
    @Order(1)
    void an_anonymous_request_costs_nothing() {
        RedisMeter.Cost cost = cost(() -> new Visitor().read(ten("nothing")));

        row("anonymous", cost, "0");
        assertThat(cost).isEqualTo(new RedisMeter.Cost(0, 0, 0));
    }

    @Test
    @Order(2)
    void an_anonymous_request_that_reads_a_blank_bean_costs_nothing() {
        RedisMeter.Cost cost = cost(() -> new Visitor().read(ten("read")));

        row("anonymous, a bean is read", cost, "0");
        assertThat(cost).isEqualTo(new RedisMeter.Cost(0, 0, 0));
    }

    @Test
    @Order(3)
    void a_request_that_calls_no_bean_costs_nothing_before_its_response() {
        Visitor visitor = filled(100);

        try (RedisMeter meter = new RedisMeter(REDIS)) {
            RedisMeter.Cost cost = meter.of(() ->
                    new RawRequest(NODE.uri("/figures/held"), visitor).send().awaitFirstByte());
            for (int i = 0; i < RedisMeter.TIMES; i++) {
                visitor.post(NODE.uri("/figures/held"));
            }
            row("with a session, no bean is called (until the response)", cost, "0");
            assertThat(cost).isEqualTo(new RedisMeter.Cost(0, 0, 0));
        }
    }

    @Test
    @Order(4)
    void a_read_is_one_command() {
        Visitor visitor = filled(100);
        RedisMeter.Cost cost = cost(() -> visitor.read(ten("read")));

        row("read", cost, "1 and 1");
        assertThat(cost.commands()).isEqualTo(1);
        assertThat(cost.roundTrips()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void a_change_is_two_commands_and_their_bytes_do_not_grow_with_the_other_fields() {
        Visitor small = filled(100);
        RedisMeter.Cost cost = cost(() -> small.read(ten("change?to=" + (char) letter.getAndIncrement())));
        Visitor large = filled(10_000);
        RedisMeter.Cost costOfLarge = cost(() -> large.read(ten("change?to=" + (char) letter.getAndIncrement())));

        row("change of one field", cost, "2 and 2");
        row("the same, the others of 10,000 bytes", costOfLarge, "2 and 2");
        assertThat(cost.commands()).isEqualTo(2);
        assertThat(cost.roundTrips()).isEqualTo(2);
        assertThat(costOfLarge.commands()).isEqualTo(2);
        assertThat(costOfLarge.bytesIn()).isBetween(cost.bytesIn() - 16, cost.bytesIn() + 16);
    }

    @Test
    @Order(6)
    void a_new_session_is_at_most_two_commands() {
        RedisMeter.Cost cost = cost(() -> filled(100));

        row("create", cost, "2");
        assertThat(cost.commands()).isBetween(1L, 2L);
        assertThat(cost.roundTrips()).isBetween(1L, 2L);
    }

    @Test
    @Order(7)
    void a_fresh_session_takes_at_most_2500_bytes_of_redis() {
        int sessions = 200;
        long before = bytesOfAllKeys();
        for (int i = 0; i < sessions; i++) {
            filled(100);
        }
        long each = (bytesOfAllKeys() - before) / sessions;

        TABLE.append("\n| | bytes | at most |\n|---|---|---|\n");
        row("memory of Redis for a fresh session, over all keys", each, 2_500);
        assertThat(each).isBetween(1_000L, 2_500L);
    }

    @Test
    @Order(8)
    void a_war_grows_by_at_most_7_2_megabytes() {
        WebArchive plain = ShrinkWrap.create(WebArchive.class).addPackage(FiguresIT.class.getPackage());
        long before = size(plain);
        long bytes = size(plain.addAsLibraries(Wars.libraries())) - before;

        row("growth of the WAR", bytes, 7_200_000);
        assertThat(bytes).isBetween(1_000_000L, 7_200_000L);
    }

    private static Visitor filled(int bytes) {
        Visitor visitor = new Visitor();
        assertThat(visitor.read(ten("fill?bytes=" + bytes))).isEqualTo("" + 10 * (bytes - 2));
        return visitor;
    }

    private static RedisMeter.Cost cost(Runnable request) {
        try (RedisMeter meter = new RedisMeter(REDIS)) {
            return meter.of(request);
        }
    }

    private static URI ten(String call) {
        return NODE.uri("/figures/api/ten/" + call);
    }

    private static long bytesOfAllKeys() {
        return REDIS.with(redis -> redis.keys("*").stream()
                .mapToLong(key -> redis.memoryUsage(key, 0))
                .sum());
    }

    private static long size(WebArchive war) {
        File file = new File("target", "growth.war");
        war.as(ZipExporter.class).exportTo(file, true);
        return file.length();
    }

    private static void row(String what, RedisMeter.Cost cost, String limit) {
        TABLE.append("| %s | %d | %d | %d | %s |%n"
                .formatted(what, cost.commands(), cost.roundTrips(), cost.bytesIn(), limit));
    }

    private static void row(String what, long bytes, long limit) {
        TABLE.append("| %s | %,d | %,d |%n".formatted(what, bytes, limit));
    }
}
