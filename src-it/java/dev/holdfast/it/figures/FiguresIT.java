package dev.holdfast.it.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.support.FigureTable;
import dev.holdfast.it.support.RawRequest;
import dev.holdfast.it.support.RedisMeter;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
import redis.clients.jedis.Jedis;

/** Counts the figures of the README and prints them as its table, which is also left in {@code target/figures.md}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiguresIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    /** Of the application whose tokens grow old after a second; a node's look for what fell due there disturbs nobody else's measurement. */
    private static final RedisServer REDIS_OF_AGING = RedisServer.inMemory();

    private static final ServerNode NODE = ServerNode.named("figures");
    private static final ServerNode OTHER = ServerNode.named("figures-other");
    private static final FigureTable TABLE = new FigureTable();
    private static final AtomicInteger USER = new AtomicInteger(10_000);

    /** Of 20 fields each, besides the small one: a session of 1 KB and one of 1 MB. */
    private static final int SMALL = 50;

    private static final int LARGE = 50_000;

    /** Scripts on many sessions run once for each tag that any of them has. */
    private static final int TAGS = 64;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final AtomicInteger letter = new AtomicInteger();

    @BeforeAll
    static void start() {
        TABLE.costs("10 fields of 100 bytes");
        WebArchive application = Wars.application("figures", FiguresIT.class, REDIS, Map.of());
        NODE.begin(
                application,
                Wars.application(
                        "aging", FiguresIT.class, REDIS_OF_AGING, Map.of("holdfast.token.renew-after", "PT1S")));
        OTHER.begin(application);
        NODE.awaitReady();
        OTHER.awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        NODE.close();
        OTHER.close();
        REDIS.close();
        REDIS_OF_AGING.close();
        TABLE.publish("figures.md");
    }

    @BeforeEach
    void warm_up() {
        Visitor visitor = filled(100);
        visitor.read(ten("read"));
        visitor.read(ten("change?to=_"));
        visitor.read(OTHER.uri("/figures/api/ten/change?to=."));
    }

    @Test
    @Order(1)
    void an_anonymous_request_costs_nothing() {
        RedisMeter.Cost cost = cost(() -> new Visitor().read(ten("nothing")));

        TABLE.row("anonymous", cost, "0");
        assertThat(cost).isEqualTo(RedisMeter.Cost.NONE);
    }

    @Test
    @Order(2)
    void an_anonymous_request_that_reads_a_blank_bean_costs_nothing() {
        RedisMeter.Cost cost = cost(() -> new Visitor().read(ten("read")));

        TABLE.row("anonymous, a bean is read", cost, "0");
        assertThat(cost).isEqualTo(RedisMeter.Cost.NONE);
    }

    @Test
    @Order(3)
    void a_request_that_calls_no_bean_costs_nothing_before_its_response() {
        Visitor visitor = filled(100);

        try (RedisMeter meter = new RedisMeter(REDIS)) {
            AtomicInteger held = new AtomicInteger();
            RedisMeter.Cost cost = meter.of(() -> {
                held.incrementAndGet();
                new RawRequest(NODE.uri("/figures/held"), visitor).send().awaitFirstByte();
            });
            while (held.getAndDecrement() > 0) {
                visitor.post(NODE.uri("/figures/held"));
            }
            TABLE.row("with a session, no bean is called (until the response)", cost, "0");
            assertThat(cost).isEqualTo(RedisMeter.Cost.NONE);
        }
    }

    @Test
    @Order(4)
    void a_read_is_one_command() {
        Visitor visitor = filled(100);
        RedisMeter.Cost cost = cost(() -> visitor.read(ten("read")));

        TABLE.row("read", cost, "1 and 1");
        assertThat(cost.commands()).isEqualTo(1);
        assertThat(cost.roundTrips()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void a_change_is_two_commands_and_their_bytes_do_not_grow_with_the_other_fields() {
        Visitor small = filled(100);
        RedisMeter.Cost cost = cost(() -> small.read(ten("change?to=" + letter())));
        Visitor large = filled(10_000);
        RedisMeter.Cost costOfLarge = cost(() -> large.read(ten("change?to=" + letter())));

        TABLE.row("change of one field", cost, "2 and 2");
        TABLE.row("the same, the others of 10,000 bytes", costOfLarge, "2 and 2");
        assertThat(cost.commands()).isEqualTo(2);
        assertThat(cost.roundTrips()).isEqualTo(2);
        assertThat(costOfLarge.commands()).isEqualTo(2);
        assertThat(costOfLarge.bytesIn()).isBetween(cost.bytesIn() - 16, cost.bytesIn() + 16);
    }

    @Test
    @Order(6)
    void a_new_session_is_at_most_two_commands() {
        RedisMeter.Cost cost = cost(() -> filled(100));

        TABLE.row("create", cost, "2, 2,300 bytes");
        assertThat(cost.commands()).isBetween(1L, 2L);
        assertThat(cost.roundTrips()).isBetween(1L, 2L);
        assertThat(cost.bytes()).isBetween(1_000L, 2_300L);
    }

    @Test
    @Order(7)
    void a_renewal_and_an_end_are_one_command_each_after_the_open() {
        Visitor visitor = filled(100);
        RedisMeter.Cost renewal = cost(() -> visitor.read(ten("renew")));
        AtomicReference<Visitor> next = new AtomicReference<>();
        RedisMeter.Cost end = cost(() -> next.set(filled(100)), () -> next.get().read(ten("end")));

        TABLE.row("read and `renewId()`", renewal, "2 and 2");
        TABLE.row("read and `end()`", end, "2 and 2");
        assertThat(renewal).extracting("commands", "roundTrips").containsExactly(2L, 2L);
        assertThat(end).extracting("commands", "roundTrips").containsExactly(2L, 2L);
    }

    @Test
    @Order(8)
    void an_unchanged_read_costs_the_same_whatever_the_size() {
        TABLE.costs("20 fields and a small bean, two nodes");
        Visitor small = loaded(SMALL);
        Visitor large = loaded(LARGE);
        RedisMeter.Cost ofSmall = cost(() -> small.read(label(NODE, "")));
        RedisMeter.Cost ofLarge = cost(() -> large.read(label(NODE, "")));

        TABLE.row("read, 1 KB, unchanged since this node last saw it", ofSmall, "1 and 1, 400 bytes");
        TABLE.row("read, 1 MB, unchanged since this node last saw it", ofLarge, "1 and 1, 400 bytes");
        assertThat(ofSmall).extracting("commands", "roundTrips").containsExactly(1L, 1L);
        assertThat(ofLarge).extracting("commands", "roundTrips").containsExactly(1L, 1L);
        assertThat(ofLarge.bytes()).isBetween(100L, 400L);
        // The numbers in their keys' names may differ in length.
        assertThat(ofLarge.bytes()).isBetween(ofSmall.bytes() - 4, ofSmall.bytes() + 4);
    }

    @Test
    @Order(9)
    void of_a_session_of_1_mb_only_the_field_comes_that_another_node_changed() {
        Visitor visitor = loaded(LARGE);
        RedisMeter.Cost cost = cost(() -> visitor.read(label(OTHER, "/write?letter=" + letter())), () -> assertThat(
                        visitor.read(label(NODE, "")))
                .isEqualTo("" + LETTERS.charAt((letter.get() - 1) % LETTERS.length())));

        TABLE.row("read, 1 MB, another node changed 100 bytes", cost, "1 and 1, 700 bytes");
        assertThat(cost).extracting("commands", "roundTrips").containsExactly(1L, 1L);
        assertThat(cost.bytes()).isBetween(300L, 700L);
    }

    @Test
    @Order(10)
    void of_a_session_of_1_mb_only_the_field_goes_that_was_changed() {
        Visitor visitor = loaded(LARGE);
        RedisMeter.Cost cost = cost(() -> visitor.read(label(NODE, "/write?letter=" + letter())));

        TABLE.row("change of 100 bytes of 1 MB", cost, "2 and 2, 1,000 bytes");
        assertThat(cost).extracting("commands", "roundTrips").containsExactly(2L, 2L);
        assertThat(cost.bytes()).isBetween(500L, 1_000L);
    }

    @Test
    @Order(11)
    void a_conflict_costs_at_most_two_more_commands() {
        Visitor visitor = loaded(SMALL);
        int first = letter.get();
        AtomicReference<CompletableFuture<String>> held = new AtomicReference<>();
        RedisMeter.Cost commit = cost(
                () -> {
                    held.set(holding(visitor));
                    visitor.read(label(OTHER, "/enter?key=" + letter.getAndIncrement()));
                },
                () -> {
                    new Visitor().read(label(NODE, "/release"));
                    held.get().join();
                });

        TABLE.row("commit that meets a conflict, the open not counted", commit, "3 and 3");
        assertThat(commit.commands()).isBetween(2L, 3L);
        assertThat(visitor.read(label(OTHER, "/entries"))).isEqualTo("" + (1 + letter.get() - first));
    }

    @Test
    @Order(12)
    void a_sign_in_is_two_commands_after_the_one_that_opens_or_creates_its_session() {
        TABLE.costs("a session's life");
        AtomicReference<Visitor> known = new AtomicReference<>();
        RedisMeter.Cost signIn =
                cost(() -> known.set(filled(100)), () -> known.get().read(life("sign-in?user=" + user())));
        RedisMeter.Cost ofNobody = cost(() -> signedIn(user()));

        TABLE.row("sign-in of a visitor with a session", signIn, "3 and 3, 1,200 bytes");
        TABLE.row("sign-in of one without", ofNobody, "3 and 3, 1,200 bytes");
        assertThat(signIn).extracting("commands", "roundTrips").containsExactly(3L, 3L);
        assertThat(ofNobody).extracting("commands", "roundTrips").containsExactly(3L, 3L);
        assertThat(signIn.bytes()).isBetween(500L, 1_200L);
        assertThat(ofNobody.bytes()).isBetween(500L, 1_200L);
    }

    @Test
    @Order(13)
    void who_is_signed_in_costs_no_more_than_an_unchanged_read() {
        Visitor visitor = signedIn(user());
        RedisMeter.Cost cost = cost(() -> visitor.read(life("caller")));

        TABLE.row("`caller()` of one who is signed in", cost, "1 and 1, 400 bytes");
        assertThat(cost).extracting("commands", "roundTrips").containsExactly(1L, 1L);
        assertThat(cost.bytes()).isBetween(100L, 400L);
    }

    @Test
    @Order(14)
    void a_sign_out_is_an_end_and_one_command_for_the_users_index() {
        AtomicReference<Visitor> next = new AtomicReference<>();
        RedisMeter.Cost cost =
                cost(() -> next.set(signedIn(user())), () -> next.get().read(life("sign-out")));

        TABLE.row("sign-out", cost, "3 and 3, 1,100 bytes");
        assertThat(cost).extracting("commands", "roundTrips").containsExactly(3L, 3L);
        assertThat(cost.bytes()).isBetween(400L, 1_100L);
    }

    @Test
    @Order(15)
    void a_renewal_by_age_is_one_command_more() {
        AtomicReference<Visitor> next = new AtomicReference<>();
        RedisMeter.Cost cost = cost(
                REDIS_OF_AGING,
                () -> {
                    next.set(new Visitor());
                    next.get().read(NODE.uri("/aging/api/ten/fill"));
                    pass(Duration.ofMillis(1_100));
                },
                () -> next.get().read(NODE.uri("/aging/api/ten/read")));

        TABLE.row("read that meets a token older than `renew-after`", cost, "2 and 2, 800 bytes");
        assertThat(cost).extracting("commands", "roundTrips").containsExactly(2L, 2L);
        assertThat(cost.bytes()).isBetween(300L, 800L);
    }

    @Test
    @Order(16)
    void a_token_of_an_ended_session_is_one_command() {
        AtomicReference<Visitor> late = new AtomicReference<>();
        RedisMeter.Cost cost = cost(
                () -> {
                    Visitor visitor = filled(100);
                    late.set(visitor.twin());
                    visitor.read(ten("end"));
                },
                () -> assertThat(late.get().read(ten("read"))).isEqualTo("0"));

        TABLE.row("read with a token of a session that has ended", cost, "1 and 1, 400 bytes");
        assertThat(cost).extracting("commands", "roundTrips").containsExactly(1L, 1L);
        assertThat(cost.bytes()).isBetween(100L, 400L);
    }

    @Test
    @Order(17)
    void a_list_of_a_users_sessions_is_one_round_trip_for_their_names_and_one_for_all_of_them() {
        Visitor ten = signedIn("ten", 10);
        RedisMeter.Cost ofTen =
                cost(() -> assertThat(ten.read(life("sessions"))).isEqualTo("10"));
        Visitor thousand = signedIn("thousand", 1_000);
        RedisMeter.Cost ofThousand =
                cost(() -> assertThat(thousand.read(life("sessions"))).isEqualTo("1000"));

        TABLE.row("list of a user's 10 sessions", ofTen, "12 and 3, 4,500 bytes");
        TABLE.row("list of a user's 1,000 sessions", ofThousand, "66 and 12, 260,000 bytes");
        assertThat(ofTen.commands()).isBetween(3L, 2L + 10);
        assertThat(ofTen.roundTrips()).isEqualTo(3);
        assertThat(ofTen.bytes()).isBetween(1_000L, 4_500L);
        assertThat(ofThousand.commands()).isBetween(3L, 2L + TAGS);
        assertThat(ofThousand.roundTrips()).isBetween(3L, 12L);
        assertThat(ofThousand.bytes()).isBetween(50_000L, 260_000L);
    }

    @Test
    @Order(18)
    void all_others_of_a_user_end_by_six_round_trips() {
        AtomicReference<Visitor> one = new AtomicReference<>();
        RedisMeter.Cost cost = cost(
                () -> one.set(signedIn(user(), 11)),
                () -> assertThat(one.get().read(life("end-others"))).isEqualTo("10"));

        TABLE.row("end of a user's 10 other sessions", cost, "25 and 6, 11,000 bytes");
        assertThat(cost.commands()).isBetween(6L, 4L + 11 + 10);
        assertThat(cost.roundTrips()).isEqualTo(6);
        assertThat(cost.bytes()).isBetween(1_000L, 11_000L);
    }

    @Test
    @Order(19)
    void a_fresh_session_takes_at_most_2500_bytes_of_redis() {
        int sessions = 200;
        long before = bytesOfAllKeys();
        for (int i = 0; i < sessions; i++) {
            filled(100);
        }
        long each = (bytesOfAllKeys() - before) / sessions;

        TABLE.sizes("a fresh session, and the jar");
        TABLE.row("memory of Redis for a fresh session, over all keys", each, 2_500);
        assertThat(each).isBetween(1_000L, 2_500L);
    }

    @Test
    @Order(20)
    void a_war_grows_by_at_most_7_6_megabytes() {
        WebArchive plain = ShrinkWrap.create(WebArchive.class).addPackage(FiguresIT.class.getPackage());
        long before = size(plain);
        long bytes = size(plain.addAsLibraries(Wars.ownLibraries())) - before;

        TABLE.row("growth of the WAR", bytes, 7_600_000);
        assertThat(bytes).isBetween(1_000_000L, 7_600_000L);
    }

    @Test
    @Order(21)
    void the_readme_has_these_rows_and_bounds() throws IOException {
        assertThat(TABLE.missingIn("README.md")).isEmpty();
    }

    /** Another one than the last time. */
    private char letter() {
        return LETTERS.charAt(letter.getAndIncrement() % LETTERS.length());
    }

    private static Visitor filled(int bytes) {
        Visitor visitor = new Visitor();
        assertThat(visitor.read(ten("fill?bytes=" + bytes))).isEqualTo("" + 10 * (bytes - 2));
        return visitor;
    }

    /** A visitor who is signed in. */
    private static Visitor signedIn(String user) {
        Visitor visitor = new Visitor();
        visitor.read(life("sign-in?user=" + user));
        return visitor;
    }

    /** One who is signed in so often. */
    private static Visitor signedIn(String user, int sessions) {
        for (int i = 1; i < sessions; i++) {
            signedIn(user);
        }
        return signedIn(user);
    }

    /** Another one than ever before, of a name as long. */
    private static String user() {
        return "user-" + USER.getAndIncrement();
    }

    /** Waits until Redis' clock says that so much time has passed. */
    private static void pass(Duration time) {
        long until = now() + time.toMillis();
        await().atMost(Duration.ofSeconds(20)).until(() -> now() > until);
    }

    private static long now() {
        List<String> time = REDIS_OF_AGING.with(Jedis::time);
        return Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
    }

    /** A visitor with a session that both nodes have seen. */
    private static Visitor loaded(int bytes) {
        Visitor visitor = new Visitor();
        visitor.read(label(NODE, "/load?bytes=" + bytes));
        visitor.read(label(OTHER, ""));
        visitor.read(label(NODE, ""));
        return visitor;
    }

    /** A request that has read its session, and changes it when it is released. */
    private CompletableFuture<String> holding(Visitor visitor) {
        Visitor twin = visitor.twin();
        URI uri = label(NODE, "/enter-held?key=" + letter.getAndIncrement());
        CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> twin.read(uri));
        new Visitor().read(label(NODE, "/held"));
        return held;
    }

    private static RedisMeter.Cost cost(Runnable request) {
        return cost(() -> {}, request);
    }

    private static RedisMeter.Cost cost(Runnable preparation, Runnable request) {
        return cost(REDIS, preparation, request);
    }

    private static RedisMeter.Cost cost(RedisServer redis, Runnable preparation, Runnable request) {
        try (RedisMeter meter = new RedisMeter(redis)) {
            return meter.of(preparation, request);
        }
    }

    private static URI label(ServerNode node, String call) {
        return node.uri("/figures/api/label" + call);
    }

    private static URI life(String call) {
        return NODE.uri("/figures/api/life/" + call);
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
}
