package dev.holdfast.it.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.testkit.Race;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What OWASP ASVS 5.0 demands of sessions, each requirement on both of two nodes, under its number. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("wide")
class AsvsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BITS = 128;

    private static final TwoNodes NODES = new TwoNodes("asvs");
    private static final ServerNode N1 = NODES.one();
    private static final ServerNode N2 = NODES.two();
    private static final ExecutorService HELD = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() {
        NODES.start(Map.of(
                "usual", Map.of("holdfast.user.record-device", "true"),
                "brief", Map.of("holdfast.session.idle-timeout", "PT2S"),
                "bound", Map.of("holdfast.session.idle-timeout", "PT4S", "holdfast.session.absolute-timeout", "PT4S"),
                "hosted", Map.of("holdfast.cookie.name", "__Host-life", "holdfast.cookie.same-site", "strict")));
    }

    @AfterAll
    static void stop() {
        HELD.shutdownNow();
        NODES.close();
    }

    @Test
    void asvs_3_3_1_a_cookie_whose_name_says_that_it_is_secure_is() {
        String cookie = setCookie("hosted");
        assertThat(cookie).startsWith("__Host-");
        assertThat(attributes(cookie)).contains("secure");
    }

    @Test
    void asvs_3_3_2_other_sites_requests_come_without_the_cookie() {
        assertThat(attributes(setCookie("usual"))).contains("samesite=lax");
        assertThat(attributes(setCookie("hosted"))).contains("samesite=strict");
    }

    @Test
    void asvs_3_3_3_a_cookie_can_be_bound_to_its_host() {
        assertThat(attributes(setCookie("hosted"))).contains("path=/").noneMatch(one -> one.startsWith("domain"));
    }

    @Test
    void asvs_3_3_4_scripts_see_no_token_neither_in_the_cookie_nor_elsewhere() {
        Browser ada = Browser.of("usual");
        HttpResponse<String> answer = ada.get(N1, "account/sign-in?user=ada", "X-Session-ID", "");
        assertThat(attributes(answer.headers().firstValue("Set-Cookie").orElseThrow()))
                .contains("httponly");
        assertNowhereButInSetCookie(answer, ada.token());
        for (String path : List.of("account/who", "account/loss", "devices", "account/password")) {
            assertNowhereButInSetCookie(ada.get(N2, path, "X-Session-ID", ""), ada.token());
        }
    }

    private static void assertNowhereButInSetCookie(HttpResponse<String> answer, String token) {
        String secret = token.substring(42, 62);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(secret);
        assertThat(answer.headers().map())
                .allSatisfy((name, values) -> assertThat(name.equalsIgnoreCase("Set-Cookie") ? "" : values.toString())
                        .doesNotContain(secret));
    }

    @Test
    void asvs_3_3_5_name_and_value_of_the_cookie_stay_far_below_4096_bytes_whatever_the_session_holds() {
        Browser ada = Browser.of("hosted");
        ada.read(N1, "account/write?text=" + "x".repeat(4_000));
        ada.read(N2, "account/sign-in?user=" + "u".repeat(255) + "&group=" + "g".repeat(255));
        assertThat(ada.cookieName().length() + ada.token().length()).isLessThan(200);
    }

    @Test
    void asvs_14_2_1_no_url_carries_a_token_and_one_that_does_opens_nothing() {
        Visitor ada = new Visitor();
        assertThat(ada.read(N1.uri("/usual/links"))).isEqualTo("/usual/page /usual/page");
        assertThat(ada.read(N2.uri("/usual/links"))).as("with the cookie").isEqualTo("/usual/page /usual/page");

        Browser bob = signedIn("bob");
        for (String parameter : List.of(bob.cookieName(), "jsessionid", "X-Session-ID")) {
            for (ServerNode node : NODES.both()) {
                String token = parameter + "=" + bob.token();
                assertThat(Browser.of("usual").read(node, "account/who?" + token))
                        .isEqualTo("nobody");
                assertThat(Browser.of("usual").read(node, "account/who;" + token))
                        .isEqualTo("nobody");
            }
        }
    }

    @Test
    void asvs_7_2_3_each_of_128_bits_of_a_secret_is_as_likely_set_as_not() {
        List<Token> tokens = IntStream.range(0, 200)
                .mapToObj(i -> Token.of(signedIn(NODES.node(i), "user-" + i).token()))
                .toList();
        assertEachBitVaries(tokens.stream().map(Token::secret).toList());
        assertEachBitVaries(tokens.stream().map(Token::ref).toList());
    }

    private static void assertEachBitVaries(List<byte[]> all) {
        assertThat(all.stream().map(Arrays::toString).distinct()).hasSameSizeAs(all);
        assertThat(IntStream.range(0, BITS)).allSatisfy(bit -> assertThat(all.stream()
                        .filter(bytes -> BitSet.valueOf(bytes).get(bit))
                        .count())
                .as("bit %d of %d", bit, all.size())
                .isBetween(all.size() / 4L, all.size() * 3L / 4));
    }

    @Test
    void asvs_7_2_4_a_token_planted_before_sign_in_is_worthless_after_it() {
        Browser attacker = Browser.of("usual");
        attacker.read(N1, "account/write?text=planted");
        Browser ada = attacker.twin();

        ada.signIn(N2, "ada");

        for (ServerNode node : NODES.both()) {
            assertThat(ada.token()).isNotEqualTo(attacker.token());
            assertThat(attacker.twin().who(node)).isEqualTo("nobody");
            assertThat(attacker.twin().loss(node)).isEqualTo("outdated");
            assertThat(attacker.twin().read(node, "account/note")).isEmpty();
            assertThat(ada.who(node)).isEqualTo("ada");
        }
    }

    @Test
    void asvs_7_2_4_a_request_that_came_with_the_planted_token_before_the_sign_in_stores_nothing_after_it() {
        Browser attacker = Browser.of("usual");
        attacker.read(N1, "account/write?text=before");
        Browser ada = attacker.twin();
        CompletableFuture<HttpResponse<String>> late = held(attacker.twin(), N1, "account/write?text=late", "planted");

        ada.signIn(N2, "ada");
        open(N1, "planted");

        assertThat(late.join().statusCode()).isEqualTo(503);
        assertThat(late.join().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(ada.read(N1, "account/note")).isEqualTo("before");
        assertThat(ada.who(N2)).isEqualTo("ada");
    }

    @Test
    void asvs_7_2_4_a_sign_in_once_more_replaces_the_token_as_well() {
        Browser ada = signedIn("ada");
        Browser former = ada.twin();

        ada.signIn(N2, "ada");

        assertThat(ada.token()).isNotEqualTo(former.token());
        for (ServerNode node : NODES.both()) {
            assertThat(former.twin().who(node)).isEqualTo("nobody");
            assertThat(ada.who(node)).isEqualTo("ada");
        }
    }

    @Test
    void asvs_7_3_1_a_session_that_nobody_uses_ends_and_stays_ended() {
        Browser ada = Browser.of("brief");
        ada.signIn(N1, "ada");

        await().atMost(PATIENCE).until(() -> ada.loss(N2), "idle"::equals);

        for (ServerNode node : NODES.both()) {
            assertThat(ada.who(node)).isEqualTo("nobody");
            assertThat(ada.loss(node)).isEqualTo("idle");
        }
    }

    @Test
    void asvs_7_3_2_a_session_ends_at_its_time_whatever_its_use() {
        Browser ada = Browser.of("bound");
        ada.signIn(N1, "ada");

        await().atMost(PATIENCE).until(() -> ada.who(N1) + ada.who(N2), "nobodynobody"::equals);

        NODES.both().forEach(node -> assertThat(ada.loss(node)).isEqualTo("absolute"));
    }

    @Test
    void asvs_7_4_1_after_a_sign_out_no_node_takes_the_token() {
        Browser ada = signedIn("ada");
        String ref = ada.read(N1, "devices").split(" ")[0];
        Browser former = ada.twin();

        HttpResponse<String> answer = ada.get(N2, "account/sign-out");

        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Max-Age=0"));
        assertIsOver(former, "signed-out");
        assertNothingIsLeft(ref);
    }

    @Test
    void asvs_7_4_1_a_slow_write_that_ends_after_the_sign_out_on_the_other_node_brings_nothing_back() {
        Browser ada = signedIn("ada");
        String ref = ada.read(N1, "devices").split(" ")[0];
        Browser former = ada.twin();
        CompletableFuture<HttpResponse<String>> late = held(ada.twin(), N1, "account/write?text=late", "slow");

        ada.read(N2, "account/sign-out");
        open(N1, "slow");

        assertThat(late.join().statusCode()).as("it knew nothing of it").isEqualTo(200);
        assertThat(late.join().headers().allValues("Set-Cookie")).isEmpty();
        assertIsOver(former, "signed-out");
        assertNothingIsLeft(ref);
    }

    @Test
    void asvs_7_4_1_nothing_of_a_crowd_of_requests_outlives_the_sign_out_in_their_midst() {
        for (int round = 0; round < 10; round++) {
            Browser ada = signedIn("ada");
            List<Browser> crowd = Race.of(41, i -> {
                Browser one = ada.twin();
                one.read(NODES.node(i), i == 40 ? "account/sign-out" : "account/write?text=" + i);
                return one;
            });
            assertThat(crowd).allSatisfy(one -> assertThat(one.who(N2)).isEqualTo("nobody"));
            assertIsOver(ada, "signed-out");
        }
    }

    @Test
    void asvs_7_4_2_the_end_of_an_account_ends_all_its_sessions_at_the_next_request() {
        List<Browser> eves =
                Stream.of(N1, N2, N1).map(node -> signedIn(node, "eve")).toList();
        Browser ada = signedIn("ada");

        assertThat(administrator().read(N2, "administrator/end-account?user=eve"))
                .isEqualTo("3");

        eves.forEach(eve -> assertIsOver(eve, "account-ended"));
        assertThat(ada.who(N1)).isEqualTo("ada");
    }

    @Test
    void asvs_7_4_2_a_sign_in_that_is_under_way_when_the_account_ends_is_refused() {
        Browser mallory = Browser.of("usual");
        CompletableFuture<HttpResponse<String>> late = held(mallory, N1, "account/sign-in?user=mallory", "under-way");

        administrator().read(N2, "administrator/end-account?user=mallory");
        open(N1, "under-way");

        assertThat(late.join().statusCode()).isEqualTo(403);
        NODES.both().forEach(node -> assertThat(mallory.who(node)).isEqualTo("nobody"));
        assertThat(administrator().read(N1, "administrator/list?user=mallory")).isEmpty();
    }

    @Test
    void asvs_7_4_3_after_a_new_password_all_others_are_over_and_this_one_goes_on() {
        List<Browser> others =
                Stream.of(N1, N2).map(node -> signedIn(node, "grace")).toList();
        Browser here = signedIn("grace");
        Browser bob = signedIn("bob");

        assertThat(here.read(N2, "account/password")).isEqualTo("2");

        others.forEach(other -> assertIsOver(other, "ended-by-user"));
        NODES.both().forEach(node -> assertThat(here.who(node)).isEqualTo("grace"));
        assertThat(bob.who(N1)).isEqualTo("bob");
    }

    @Test
    void asvs_7_4_5_an_administrator_ends_one_or_all_sessions_of_a_user_and_nobody_else_does() {
        Browser phone = signedIn("heidi");
        Browser laptop = Browser.of("usual");
        String ref = laptop.signIn(N2, "heidi");
        Browser administrator = administrator();
        String one = "administrator/end?user=heidi&ref=" + ref;
        String all = "administrator/end-all?user=heidi";

        for (ServerNode node : NODES.both()) {
            assertThat(signedIn("mallory").status(node, one)).isEqualTo(403);
            assertThat(signedIn("mallory").status(node, all)).isEqualTo(403);
            assertThat(Browser.of("usual").status(node, all)).isEqualTo(401);
            assertThat(laptop.who(node)).isEqualTo("heidi");
        }

        assertThat(administrator.read(N1, one)).isEqualTo("true");
        assertIsOver(laptop, "ended-by-administrator");
        assertThat(phone.who(N2)).isEqualTo("heidi");

        assertThat(administrator.read(N2, all)).isEqualTo("1");
        assertIsOver(phone, "ended-by-administrator");
    }

    @Test
    void asvs_7_5_1_what_touches_the_account_itself_asks_for_a_sign_in() {
        Browser ada = Browser.of("usual");
        ada.read(N1, "account/write?text=anonymous");
        for (String path : List.of("account/password", "account/transfer")) {
            NODES.both().forEach(node -> assertThat(ada.status(node, path)).isEqualTo(401));
        }
        ada.signIn(N1, "ada");
        NODES.both().forEach(node -> assertThat(ada.status(node, "account/password"))
                .isEqualTo(200));
    }

    @Test
    void asvs_7_5_2_users_see_their_sessions_and_end_any_of_them() {
        Browser phone = Browser.of("usual");
        String phonesRef = phone.signIn(
                N1,
                "ivan",
                "User-Agent",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)"
                        + " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1");
        Browser laptop = Browser.of("usual");
        String laptopsRef = laptop.signIn(
                N2,
                "ivan",
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0)" + " Gecko/20100101 Firefox/128.0");

        for (ServerNode node : NODES.both()) {
            assertThat(laptop.read(node, "devices").lines())
                    .containsExactly(
                            laptopsRef + " this 127.0.0.1 Firefox on Linux",
                            phonesRef + " another 127.0.0.1 Safari on iPhone");
        }
        assertThat(laptop.read(N1, "devices/end?ref=" + phonesRef)).isEqualTo("true");

        assertIsOver(phone, "ended-by-user");
        assertThat(laptop.read(N2, "devices").lines()).hasSize(1);
    }

    @Test
    void asvs_7_5_3_what_is_delicate_asks_for_a_proof_again_where_the_last_one_is_old() {
        Browser ada = signedIn("ada");
        await().atMost(PATIENCE)
                .until(
                        () -> List.of(ada.status(N1, "account/transfer"), ada.status(N2, "account/transfer")),
                        List.of(401, 401)::equals);
        assertThat(ada.who(N2)).as("she is signed in all the same").isEqualTo("ada");
        await().atMost(PATIENCE).until(() -> {
            ada.signIn(N1, "ada");
            return ada.status(N2, "account/transfer") == 200;
        });
    }

    @Test
    void asvs_7_6_2_looking_at_pages_begins_no_session() {
        Set<String> before = NODES.sessionKeys();
        Browser stranger = Browser.of("usual");
        for (ServerNode node : NODES.both()) {
            for (String path :
                    List.of("account/who", "account/loss", "account/note", "devices", "administrator/list")) {
                stranger.get(node, path);
            }
        }
        assertThat(stranger.hasToken()).isFalse();
        assertThat(NODES.sessionKeys()).isSubsetOf(before);
    }

    /** The last one, after all that the others have done. */
    @Test
    @Order(Integer.MAX_VALUE)
    void asvs_16_2_5_no_log_holds_a_token_or_its_secret() {
        Browser ada = Browser.of("usual");
        String ref = ada.signIn(N1, "ada");
        Browser former = ada.twin();
        ada.read(N2, "account/sign-out");
        assertIsOver(former, "signed-out");

        NODES.assertLogsHoldNone(Browser.tokens(), ref);
    }

    /** But why it ended, once the callbacks have run. */
    private static void assertNothingIsLeft(String ref) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(NODES.stored(ref)).containsExactly("@e"));
    }

    private static void assertIsOver(Browser browser, String reason) {
        for (ServerNode node : NODES.both()) {
            assertThat(browser.twin().who(node)).isEqualTo("nobody");
            assertThat(browser.twin().loss(node)).isEqualTo(reason);
        }
    }

    private static Browser administrator() {
        Browser root = Browser.of("usual");
        root.read(N1, "account/sign-in?user=root&group=administrators");
        return root;
    }

    private static Browser signedIn(String user) {
        return signedIn(N1, user);
    }

    private static Browser signedIn(ServerNode node, String user) {
        Browser browser = Browser.of("usual");
        browser.signIn(node, user);
        return browser;
    }

    /** A request that waits in its midst until the gate is opened. */
    private static CompletableFuture<HttpResponse<String>> held(
            Browser browser, ServerNode node, String path, String gate) {
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> browser.get(node, path + "&gate=" + gate), HELD);
        Browser.of("usual").read(node, "control/arrived?gate=" + gate);
        return answer;
    }

    private static void open(ServerNode node, String gate) {
        Browser.of("usual").read(node, "control/open?gate=" + gate);
    }

    /** Of a new session, the same on both nodes. */
    private static String setCookie(String application) {
        List<String> cookies = new ArrayList<>();
        for (ServerNode node : NODES.both()) {
            HttpResponse<String> answer = Browser.of(application).get(node, "account/sign-in?user=ada");
            cookies.add(String.join("\n", answer.headers().allValues("Set-Cookie")));
        }
        assertThat(cookies.stream().map(AsvsIT::attributes).distinct()).hasSize(1);
        return cookies.get(0);
    }

    private static Set<String> attributes(String cookie) {
        return Arrays.stream(cookie.split(";"))
                .skip(1)
                .map(attribute -> attribute.strip().toLowerCase())
                .collect(Collectors.toSet());
    }
}
