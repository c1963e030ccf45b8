package dev.holdfast.it.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.signin.basic.BasicAccounts;
import dev.holdfast.it.signin.pages.WhoServlet;
import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("wide")
@Tag(Needs.SECURITY)
class SignedInEverywhereIT {

    private static final String ADA = "[ada, ada, true, false, ada, true, ada, refused]";
    /** A server may have a principal for it, as enterprise beans do. */
    private static final String NOBODY = "\\[null, null, false, false, (null|anonymous), false, refused, refused\\]";

    private static final Runnable NOTHING = () -> {};

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode ONE = ServerNode.named("signin-1");
    private static final ServerNode TWO = ServerNode.named("signin-2");

    @BeforeAll
    static void start() {
        ONE.begin(applications());
        TWO.begin(applications());
        ONE.awaitReady();
        TWO.awaitReady();
    }

    @AfterAll
    static void stop() {
        ONE.close();
        TWO.close();
        REDIS.close();
    }

    private static WebArchive[] applications() {
        WebArchive basic = Wars.application("basic", WhoServlet.class, REDIS, Map.of())
                .addPackage(BasicAccounts.class.getPackage());
        return Stream.concat(Arrays.stream(Way.values()).map(way -> way.application(REDIS)), Stream.of(basic))
                .toArray(WebArchive[]::new);
    }

    @ParameterizedTest
    @EnumSource
    void who_signs_in_on_one_node_is_known_on_both_to_servlets_rest_ejb_and_the_security_context(Way way) {
        Guest guest = new Guest();
        assertNobody(guest, way, ONE);

        way.signIn(guest, ONE, TWO, NOTHING);

        assertAda(guest, way, TWO);
        assertAda(guest, way, ONE);
        assertThat(guest.visitor().cookies().keySet())
                .filteredOn(cookie -> !ONE.dialogueCookies().contains(cookie))
                .containsExactly("HOLDFAST");
    }

    @ParameterizedTest
    @EnumSource
    void who_signs_out_on_one_node_is_signed_out_on_both(Way way) {
        Guest guest = new Guest();
        way.signIn(guest, ONE, TWO, NOTHING);
        Guest otherTab = guest.twin();

        assertThat(guest.get(TWO, way.path("/sign-out")).raw()).contains("[null]");

        assertThat(guest.visitor().cookies()).isEmpty();
        assertNobody(guest, way, TWO);
        assertNobody(otherTab, way, ONE);
        assertNobody(otherTab, way, TWO);
    }

    @ParameterizedTest
    @EnumSource
    void asvs_7_2_4_a_token_planted_before_the_sign_in_is_worthless_from_the_proof_on(Way way) {
        Guest guest = new Guest();
        assertThat(guest.get(ONE, way.path("/basket?item=bait")).raw()).contains("[bait]");
        Guest planter = guest.twin();
        Runnable watcher = () -> {
            assertNobody(planter.twin(), way, ONE);
            assertNobody(planter.twin(), way, TWO);
            // A form takes these for its caller's return to what was asked for.
            assertThat(planter.twin().get(ONE, way.path("/orders")).raw()).doesNotContain("by ada");
            assertThat(planter.twin().get(ONE, way.path("/orders?item=tea")).raw())
                    .doesNotContain("by ada");
        };

        way.signIn(guest, ONE, TWO, watcher);

        watcher.run();
        assertThat(guest.get(TWO, way.path("/basket")).raw()).contains("[bait]");
        assertThat(planter.get(TWO, way.path("/basket")).raw()).doesNotContain("[bait]");
        assertAda(guest, way, ONE);
    }

    @Test
    void who_is_signed_in_stays_so_when_the_node_is_killed() {
        Map<Way, Guest> guests = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            Guest guest = new Guest();
            way.signIn(guest, ONE, TWO, NOTHING);
            guests.put(way, guest);
        }

        ONE.kill();
        guests.forEach((way, guest) -> assertAda(guest, way, TWO));
        ONE.begin(applications()).awaitReady();

        guests.forEach((way, guest) -> assertAda(guest, way, ONE));
    }

    @Test
    @Tag(Needs.NEW_PROOF)
    void who_proves_anew_to_be_another_one_is_that_one_and_the_former_token_is_dead() {
        assertBecomesGrace("/login?user=grace&password=secret&anew");
    }

    @Test
    @Tag(Needs.NEW_PROOF)
    void who_fails_to_prove_anew_to_be_another_one_is_told_so_and_stays_who_it_was() {
        assertStaysAda("/login?user=grace&password=wrong&anew");
    }

    @Test
    @Tag(Needs.UNANNOUNCED_PROOF)
    void so_it_is_with_a_proof_that_is_not_said_to_be_a_new_one() {
        assertBecomesGrace("/login?user=grace&password=secret");
        assertStaysAda("/login?user=grace&password=wrong");
    }

    private static void assertBecomesGrace(String proof) {
        Guest guest = new Guest();
        Way.CUSTOM_FORM.signIn(guest, ONE, TWO, NOTHING);
        Guest former = guest.twin();

        assertThat(guest.get(TWO, Way.CUSTOM_FORM.path(proof)).raw()).contains("[SUCCESS grace]");

        assertThat(guest.get(ONE, Way.CUSTOM_FORM.path("/who")).raw()).contains("[grace, grace, ");
        assertNobody(former, Way.CUSTOM_FORM, ONE);
    }

    private static void assertStaysAda(String proof) {
        Guest guest = new Guest();
        Way.CUSTOM_FORM.signIn(guest, ONE, TWO, NOTHING);

        assertThat(guest.get(TWO, Way.CUSTOM_FORM.path(proof)).raw()).contains("[SEND_FAILURE");

        assertAda(guest, Way.CUSTOM_FORM, TWO);
        assertAda(guest, Way.CUSTOM_FORM, ONE);
    }

    @ParameterizedTest
    @EnumSource
    void who_may_not_see_a_page_is_refused_and_stays_signed_in(Way way) {
        Guest guest = new Guest();
        way.signIn(guest, ONE, TWO, NOTHING);

        assertThat(guest.get(TWO, way.path("/staff")).status()).isEqualTo(403);
        assertAda(guest, way, ONE);
    }

    @Test
    void basic_asks_for_the_password_and_needs_no_session_unless_the_server_would_remember_the_caller() {
        String basic = "Basic " + Base64.getEncoder().encodeToString("ada:secret".getBytes(UTF_8));
        for (ServerNode node : new ServerNode[] {ONE, TWO}) {
            Visitor visitor = new Visitor();
            assertThat(visitor.get(node.uri("/basic/orders")).statusCode()).isEqualTo(401);
            assertThat(visitor.get(node.uri("/basic/who"), "Authorization", basic)
                            .body())
                    .isEqualTo(ADA);
            assertThat(visitor.get(node.uri("/basic/orders"), "Authorization", basic)
                            .body())
                    .startsWith("[GET by ada");
            assertThat(visitor.cookies()).hasSize(node.remembersBasic() ? 1 : 0);
        }
    }

    @Test
    void holdfasts_mechanism_sends_browsers_to_the_sign_in_page_and_refuses_others() {
        Visitor visitor = new Visitor();
        var browser = visitor.get(ONE.uri("/session/orders"), "Accept", "text/html,*/*;q=0.8");
        assertThat(browser.statusCode()).isEqualTo(303);
        assertThat(browser.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/session/proof-please"));
        assertThat(visitor.get(ONE.uri("/session/orders"), "Accept", "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.cookies()).isEmpty();
    }

    @Test
    void forms_that_forget_what_was_posted_are_warned_of_once_for_each_application() {
        int forms = ONE.repeatsPosts() ? 0 : 3;
        assertThat(ONE.log().split("HF1050", -1)).hasSize(forms + 1);
    }

    private static void assertAda(Guest guest, Way way, ServerNode node) {
        assertThat(guest.get(node, way.path("/who")).raw()).contains(ADA);
        assertThat(guest.get(node, way.path("/api/who")).raw()).contains("[ada, true]");
        assertThat(guest.get(node, way.path("/orders?item=ink")).raw()).contains("[GET by ada: ink]");
    }

    private static void assertNobody(Guest guest, Way way, ServerNode node) {
        assertThat(guest.get(node, way.path("/who")).raw()).containsPattern(NOBODY);
        assertThat(guest.get(node, way.path("/api/who")).raw()).contains("[nobody]");
        assertThat(guest.twin().get(node, way.path("/orders?item=ink")).raw()).doesNotContain("by ada");
    }
}
