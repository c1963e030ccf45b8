package dev.holdfast.it.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.LossReason;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.testkit.Race;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-ins, renewals, ends and their reasons on two nodes: in crowds, with bad input, and with a node that dies. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("wide")
class SessionLifeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CROWD = 50;
    private static final int MANY = 1_000;
    private static final int TAGS = 64;
    private static final String UNKNOWN_REF = "A".repeat(22);

    private static final TwoNodes NODES = new TwoNodes("life");
    private static final ServerNode N1 = NODES.one();
    private static final ServerNode N2 = NODES.two();

    @BeforeAll
    static void start() {
        NODES.start(Map.of(
                "usual", Map.of("holdfast.token.transports", "cookie,header"),
                "one", Map.of("holdfast.user.max-sessions", "1"),
                "three", Map.of("holdfast.user.max-sessions", "3"),
                "refusing", Map.of("holdfast.user.max-sessions", "3", "holdfast.user.on-limit", "refuse"),
                "renewing", Map.of("holdfast.token.renew-after", "PT1S", "holdfast.token.grace", "PT1S")));
    }

    @AfterAll
    static void stop() {
        NODES.close();
    }

    @ParameterizedTest
    @CsvSource({"one, 1", "three, 3", "refusing, 3"})
    void of_50_sign_ins_at_once_on_two_nodes_exactly_as_many_stay_as_are_allowed(String application, int limit) {
        List<Browser> crowd =
                Stream.generate(() -> Browser.of(application)).limit(CROWD).toList();
        List<Integer> statuses =
                Race.of(CROWD, i -> crowd.get(i).status(NODES.node(i), "account/sign-in?user=" + application));

        for (ServerNode node : NODES.both()) {
            List<Browser> in = crowd.stream()
                    .filter(one -> one.who(node).equals(application))
                    .toList();
            assertThat(in).hasSize(limit);
            assertThat(in.get(0).read(node, "devices").lines()).hasSize(limit);
        }
        if (application.equals("refusing")) {
            assertThat(statuses).containsOnly(200, 409);
            assertThat(Collections.frequency(statuses, 200)).isEqualTo(limit);
        } else {
            assertThat(statuses)
                    .as("503: ended by another one before it was done")
                    .containsAnyOf(200)
                    .isSubsetOf(200, 503);
        }
    }

    @Test
    void a_hundred_requests_across_a_renewal_by_age_are_all_served_and_told_the_same_new_token() {
        Browser ada = Browser.of("renewing");
        ada.signIn(N1, "ada");
        awaitAge(ada, Duration.ofSeconds(1));

        List<Browser> crowd = Race.of(100, i -> {
            Browser one = ada.twin();
            assertThat(one.who(NODES.node(i))).isEqualTo("ada");
            return one;
        });

        assertThat(crowd.stream().map(one -> Token.of(one.token()).proof()).distinct())
                .hasSize(1)
                .doesNotContain(Token.of(ada.token()).proof());
        NODES.both().forEach(node -> assertThat(crowd.get(0).twin().who(node)).isEqualTo("ada"));
    }

    @Test
    void a_response_that_was_lost_signs_nobody_out() {
        Browser ada = Browser.of("renewing");
        ada.signIn(N1, "ada");
        for (int i = 0; i < 4; i++) {
            awaitAge(ada, Duration.ofSeconds(i + 1));
            assertThat(ada.twin().who(NODES.node(i))).isEqualTo("ada");
        }
    }

    @Test
    void a_token_that_is_used_long_after_its_renewal_is_told_as_theft_and_ends_the_session_on_both_nodes() {
        Browser ada = Browser.of("renewing");
        String ref = ada.signIn(N1, "ada");
        Browser thief = ada.twin();
        renew(ada);

        awaitReplay(thief);

        for (ServerNode node : NODES.both()) {
            assertThat(ada.twin().who(node)).isEqualTo("nobody");
            assertThat(ada.twin().loss(node)).isEqualTo("theft-suspected");
        }
        assertThat(N1.log() + N2.log()).contains("token-replayed " + ref, "session-ended " + ref + ": theft-suspected");
        assertToldOnce("renewing", ref);
    }

    @ParameterizedTest
    @EnumSource(
            value = LossReason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"IDLE", "ABSOLUTE", "UNKNOWN", "OTHER"
            }) // AsvsIT has the first two; hours would pass for the third
    void the_next_request_is_told_on_both_nodes_why_the_session_is_over(LossReason reason) {
        Browser former = afterAn(reason);

        for (ServerNode node : NODES.both()) {
            assertThat(former.twin().loss(node)).isEqualTo(reason.word());
            assertThat(former.twin().who(node)).isEqualTo("nobody");
        }
    }

    /** Somebody with the token of a session that has come to such an end, at the other node than it began. */
    private static Browser afterAn(LossReason reason) {
        Browser ada = Browser.of(applicationFor(reason));
        String ref = ada.signIn(N1, "ada");
        Browser former = ada.twin();
        switch (reason) {
            case ENDED -> {
                Browser anonymous = Browser.of("usual");
                anonymous.read(N1, "account/write?text=anonymous");
                former = anonymous.twin();
                anonymous.read(N2, "account/end");
            }
            case SIGNED_OUT -> ada.read(N2, "account/sign-out");
            case ENDED_BY_USER -> signedIn("ada").read(N2, "devices/end?ref=" + ref);
            case ENDED_BY_ADMINISTRATOR -> administrator().read(N2, "administrator/end?user=ada&ref=" + ref);
            case OVER_LIMIT -> Browser.of("one").signIn(N2, "ada");
            case ACCOUNT_ENDED -> administrator().read(N2, "administrator/end-account?user=ada");
            case THEFT_SUSPECTED -> {
                renew(ada);
                awaitReplay(former);
            }
            case UNREADABLE -> {
                String key = NODES.sessionKeys().stream()
                        .filter(one -> one.endsWith(ref))
                        .findFirst()
                        .orElseThrow();
                NODES.redis().with(redis -> redis.del(key));
                NODES.redis().with(redis -> redis.set(key, "no session"));
            }
            case LOST -> NODES.redis().with(redis -> redis.flushAll());
            case FOREIGN -> former = ada.at("one");
            case FORGED ->
                former = ada.with(ada.token().substring(0, 83) + (ada.token().endsWith("A") ? "B" : "A"));
            case OUTDATED -> ada.signIn(N2, "ada");
            default -> throw new IllegalArgumentException(reason.word());
        }
        return former;
    }

    private static String applicationFor(LossReason reason) {
        return switch (reason) {
            case OVER_LIMIT -> "one";
            case THEFT_SUSPECTED -> "renewing";
            default -> "usual";
        };
    }

    @Test
    void observers_are_told_of_a_sessions_life_where_it_happens() {
        Browser ada = Browser.of("usual");
        String ref = ada.signIn(N1, "ada");
        Browser former = ada.twin();
        ada.read(N2, "account/sign-out");
        NODES.both().forEach(node -> former.twin().loss(node));

        assertThat(events(N1, "usual", ref)).isEqualTo("SessionStarted SignedIn SessionLost");
        assertThat(events(N2, "usual", ref)).isEqualTo("SessionEnded SessionLost");
    }

    @Test
    void an_end_from_elsewhere_runs_the_callbacks_once() {
        Browser ada = Browser.of("usual");
        ada.read(N1, "account/write?text=farewell");
        String ref = ada.signIn(N1, "judy");
        Browser elsewhere = Browser.of("usual");
        elsewhere.signIn(N2, "judy");

        assertThat(elsewhere.read(N2, "devices/end?ref=" + ref)).isEqualTo("true");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(NODES.stored(ref)).containsExactly("@e"));
        assertThat(NODES.both().stream().map(node -> Browser.of("usual").read(node, "control/farewells?note=farewell")))
                .containsExactlyInAnyOrder("0", "1");
        assertToldOnce("usual", ref);
    }

    @Test
    void a_program_that_signs_in_is_told_its_new_token_in_the_header_and_the_planted_one_is_worthless() {
        String name = "X-Session-ID";
        String planted = header(new Visitor().get(N1.uri("/usual/api/account/write?text=x"), name, ""));
        String fresh = header(new Visitor().get(N2.uri("/usual/api/account/sign-in?user=ada"), name, planted));

        assertThat(fresh).isNotEqualTo(planted);
        for (ServerNode node : NODES.both()) {
            assertThat(new Visitor()
                            .get(node.uri("/usual/api/account/who"), name, fresh)
                            .body())
                    .isEqualTo("ada");
            assertThat(new Visitor()
                            .get(node.uri("/usual/api/account/who"), name, planted)
                            .body())
                    .isEqualTo("nobody");
        }
    }

    private static String header(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        return answer.headers().firstValue("X-Session-ID").orElseThrow();
    }

    @Test
    void another_users_session_an_unknown_one_and_one_that_is_over_are_refused_alike() {
        Browser bob = Browser.of("usual");
        String bobsRef = bob.signIn(N1, "bob");
        Browser anonymous = Browser.of("usual");
        anonymous.read(N1, "account/write?text=x");
        Browser gone = Browser.of("usual");
        String goneRef = gone.signIn(N1, "ada");
        gone.read(N2, "account/sign-out");
        Browser ada = signedIn("ada");

        for (ServerNode node : NODES.both()) {
            for (String ref : List.of(bobsRef, goneRef, UNKNOWN_REF)) {
                assertThat(ada.read(node, "devices/end?ref=" + ref)).isEqualTo("false");
                assertThat(administrator().read(node, "administrator/end?user=ada&ref=" + ref))
                        .isEqualTo("false");
            }
            assertThat(bob.who(node)).isEqualTo("bob");
            assertThat(ada.read(node, "devices")).doesNotContain(bobsRef);
        }
    }

    static Stream<String> garbage() {
        return Stream.of(
                "",
                "x",
                "*",
                "../../etc/passwd",
                "{464}:session:*",
                "' OR 1=1 --",
                "\u0000",
                "a\r\nb",
                "\u0085",
                "ü".repeat(22),
                "%",
                "A".repeat(21),
                "A".repeat(23),
                "A".repeat(3_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("garbage")
    void garbage_in_the_place_of_a_ref_or_a_user_ends_nothing(String garbage) {
        Browser ada = signedIn("ada");
        for (ServerNode node : NODES.both()) {
            assertThat(ada.read(node, "devices/end?ref=" + encoded(garbage))).isEqualTo("false");
            assertThat(administrator().read(node, "administrator/end?user=ada&ref=" + encoded(garbage)))
                    .isEqualTo("false");
            assertThat(administrator().read(node, "administrator/list?user=" + encoded(garbage)))
                    .isEmpty();
            assertThat(ada.who(node)).isEqualTo("ada");
        }
    }

    static Stream<String> unfitNames() {
        return Stream.of(
                "",
                "a\nb",
                "a\r\nSet-Cookie: x=y",
                "\u0000",
                "a\tb",
                "\u001b[31m",
                "\u007f",
                "\u0085",
                "n".repeat(256));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("unfitNames")
    void a_name_with_control_characters_or_of_no_fit_length_is_the_applications_error_and_never_stored(String name) {
        Set<String> before = NODES.sessionKeys();
        for (ServerNode node : NODES.both()) {
            for (String query : List.of("user=" + encoded(name), "user=ada&group=" + encoded(name))) {
                Browser ada = Browser.of("usual");
                assertThat(ada.status(node, "account/sign-in?" + query)).isBetween(400, 599);
                assertThat(ada.hasToken()).isFalse();
                assertThat(ada.who(node)).isEqualTo("nobody");
            }
        }
        assertThat(NODES.sessionKeys()).isSubsetOf(before);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("oddNames")
    void any_other_name_is_the_same_on_the_other_node(String name) {
        Browser ada = Browser.of("usual");
        ada.read(N1, "account/sign-in?user=" + encoded(name));
        assertThat(ada.who(N2)).isEqualTo(name);
        assertThat(ada.read(N2, "devices").lines()).hasSize(1);
    }

    static Stream<String> oddNames() {
        return Stream.of("Ada Lovelace", "o'hara@example.org", "{464}:user:*", "名前", "\uD83D\uDE00", "n".repeat(255));
    }

    @Test
    void a_thousand_sessions_of_one_user_are_listed_and_ended_by_one_call() {
        for (int round = 0; round < MANY / 100; round++) {
            Race.of(20, i -> IntStream.range(0, 5)
                    .mapToObj(n -> Browser.of("usual").signIn(NODES.node(n), "many"))
                    .toList());
        }
        Browser one = Browser.of("usual");
        String ref = one.signIn(N1, "many");

        long scripts = scripts();
        long began = System.nanoTime();
        assertThat(one.read(N2, "devices").lines()).hasSize(MANY + 1);
        long listed = System.nanoTime();
        scripts = scripts() - scripts;
        assertThat(one.read(N1, "devices/end-others")).isEqualTo("" + MANY);
        long ended = System.nanoTime();

        System.out.printf(
                "%d sessions: listed in %d ms by %d scripts, those of the reapers included; ended in %d ms%n",
                MANY + 1, (listed - began) / 1_000_000, scripts, (ended - listed) / 1_000_000);
        assertThat(scripts).as("one for each tag, not for each session").isLessThan(TAGS + 150);
        assertThat(one.read(N2, "devices")).isEqualTo(ref + " this - -");
    }

    private static long scripts() {
        return NODES.redis().commandStats().getOrDefault("evalsha", 0L);
    }

    /** With {@code -Dit.faketime}; else the nodes have one clock and there is nothing to see. */
    @Test
    void a_nodes_own_clock_is_of_no_account() {
        Browser ada = Browser.of("usual");
        ada.signIn(N1, "ada");
        List<List<Long>> told = NODES.both().stream()
                .map(node -> Arrays.stream(ada.read(node, "account/times").split(" "))
                        .map(Long::valueOf)
                        .toList())
                .toList();
        System.out.println("began, signed in, last used, the node's own clock; by the store it is " + NODES.storesTime()
                + ": " + told);

        long minutesApart =
                Duration.ofMillis(told.get(1).get(3) - told.get(0).get(3)).toMinutes();
        assumeThat(minutesApart)
                .as("minutes between the nodes' clocks")
                .isGreaterThanOrEqualTo(2 * TwoNodes.MINUTES_OFF - 1);
        assertThat(told.get(0).subList(0, 3)).isEqualTo(told.get(1).subList(0, 3));
        assertThat(told.get(0).subList(0, 3)).allSatisfy(time -> assertThat(NODES.storesTime() - time)
                .isBetween(0L, Duration.ofMinutes(1).toMillis()));
    }

    /** The last ones, after all that the others have done. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void no_log_holds_a_token_or_its_secret() {
        Browser ada = Browser.of("usual");
        String ref = ada.signIn(N1, "ada");
        Browser former = ada.twin();
        ada.read(N2, "account/sign-out");
        NODES.both().forEach(node -> assertThat(former.twin().loss(node)).isEqualTo("signed-out"));

        NODES.assertLogsHoldNone(Browser.tokens(), ref);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void who_signed_in_on_a_node_that_is_killed_is_still_signed_in_on_the_other() {
        Browser ada = Browser.of("usual");
        String ref = ada.signIn(N1, "frank");
        ada.read(N1, "account/write?text=kept");

        N1.kill();

        assertThat(ada.who(N2)).isEqualTo("frank");
        assertThat(ada.read(N2, "account/note")).isEqualTo("kept");
        assertThat(ada.read(N2, "devices")).isEqualTo(ref + " this - -");
        ada.read(N2, "account/sign-out");
        assertThat(ada.who(N2)).isEqualTo("nobody");
    }

    private static void awaitAge(Browser browser, Duration age) {
        long issued = Token.of(browser.token()).issued();
        await().atMost(PATIENCE).until(() -> NODES.storesTime() - issued > age.toMillis());
    }

    /** The successor was told, and has been seen. */
    private static void renew(Browser browser) {
        String former = browser.token();
        awaitAge(browser, Duration.ofSeconds(1));
        browser.who(N1);
        assertThat(browser.token()).isNotEqualTo(former);
        assertThat(browser.twin().who(N2)).isEqualTo("ada");
    }

    /** Until the grace is over. */
    private static void awaitReplay(Browser thief) {
        await().atMost(PATIENCE).until(() -> thief.twin().loss(N2), "theft-suspected"::equals);
    }

    private static void assertToldOnce(String application, String ref) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ends(application, ref).sum()).isEqualTo(1));
    }

    private static LongStream ends(String application, String ref) {
        return NODES.both().stream()
                .flatMap(node -> Arrays.stream(events(node, application, ref).split(" ")))
                .mapToLong(event -> event.equals("SessionEnded") ? 1 : 0);
    }

    private static String events(ServerNode node, String application, String ref) {
        return Browser.of(application).read(node, "control/events?ref=" + ref);
    }

    private static Browser signedIn(String user) {
        Browser browser = Browser.of("usual");
        browser.signIn(N1, user);
        return browser;
    }

    private static Browser administrator() {
        Browser root = Browser.of("usual");
        root.read(N1, "account/sign-in?user=root&group=administrators");
        return root;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
