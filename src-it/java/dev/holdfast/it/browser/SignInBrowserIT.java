package dev.holdfast.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.demo.DemoPorts;
import dev.holdfast.demo.RunningDemo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who signs in to the demo's shop is signed in on both nodes, sees where else, and reads why that ended. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInBrowserIT {

    private static final Duration A_MOMENT = Duration.ofSeconds(20);
    private static final Duration A_BOOT = Duration.ofSeconds(120);
    private static final String FROM_ANOTHER_DEVICE = "because you ended this session from another of your devices.";

    private final List<ShopVisit> visits = new ArrayList<>();
    private RunningDemo demo;

    @TempDir
    private Path profiles;

    @BeforeAll
    void open_the_shop() throws Exception {
        demo = new RunningDemo(DemoPorts.free());
        demo.start();
    }

    @AfterEach
    void close_the_browsers() {
        visits.forEach(ShopVisit::close);
        visits.clear();
    }

    @AfterAll
    void close_the_shop() {
        if (demo != null) {
            DemoLogs.keep();
            demo.close();
        }
    }

    @Test
    void stays_signed_in_when_the_node_that_served_is_killed_until_signing_out() throws Exception {
        ShopVisit visit = visit(1280, 900);
        visit.page().add("compass");
        await().atMost(A_MOMENT).until(() -> visit.page().ref().length() == 22);
        String ref = visit.page().ref();

        visit.account().askToSignIn();
        visit.account().type("ada", "no idea");
        await().atMost(A_MOMENT).untilAsserted(() -> assertThat(visit.account().refusal())
                .isEqualTo("The name or the password is wrong."));
        visit.account().type("ada", "lantern-oil");
        awaitUser(visit, "ada");
        await().atMost(A_MOMENT).until(() -> servedByBoth(visit));
        assertThat(visit.account().mayEndOthersSessions()).isFalse();

        String killed = visit.page().newestServedBy();
        String other = killed.equals("node-1") ? "node-2" : "node-1";
        visit.page().press(killed, "Kill");
        await().atMost(A_MOMENT).until(() -> visit.page().state(killed).equals("DEAD"));
        visit.page().reload();
        await().atMost(A_MOMENT).until(() -> visit.page().dots(other) > 2);
        assertThat(visit.account().user()).isEqualTo("ada");
        assertThat(visit.account().here()).containsExactly(ref);
        assertThat(visit.page().cart()).containsExactly("Brass compass x 1 = €46.00");

        visit.page().press(killed, "Restart");
        await().atMost(A_BOOT).until(() -> visit.page().state(killed).equals("RUNNING"));
        await().atMost(A_MOMENT).until(() -> visit.page().dots(killed) > 1);
        assertThat(visit.account().user()).isEqualTo("ada");

        visit.account().signOut();
        awaitUser(visit, "nobody");
        int looks = visit.page().dots(killed);
        await().atMost(A_MOMENT).until(() -> visit.page().dots(killed) > looks + 1);
        assertThat(visit.account().user()).isEqualTo("nobody");
        assertThat(visit.account().loss()).isBlank();
        assertThat(visit.page().cart()).isEmpty();
        assertThat(visit.page().misses()).isZero();
    }

    @Test
    void lists_both_browsers_and_signs_the_other_one_out_with_the_reason() throws Exception {
        ShopVisit first = visit(1280, 900);
        ShopVisit second = visit(1280, 900);
        signIn(first, "ben");
        signIn(second, "ben");
        await().atMost(A_MOMENT).until(() -> servedByBoth(first) && servedByBoth(second));
        await().atMost(A_MOMENT).untilAsserted(() -> {
            assertThat(first.account().devices())
                    .containsExactly(second.page().ref(), first.page().ref());
            assertThat(second.account().devices())
                    .containsExactly(second.page().ref(), first.page().ref());
        });
        assertThat(first.account().here()).containsExactly(first.page().ref());
        assertThat(second.account().here()).containsExactly(second.page().ref());
        assertThat(first.account().device(first.page().ref()))
                .contains("Chrome on Linux", "from 127.0.0.1", "signed in", "last used");

        first.account().signOutEverywhereElse();
        await().atMost(A_MOMENT)
                .untilAsserted(() -> assertThat(first.account().outcome()).isEqualTo("Signed out on 1 other device."));
        awaitLoss(second, FROM_ANOTHER_DEVICE);
        assertThat(second.account().loss()).startsWith("You were signed out at ");
        assertThat(second.account().user()).isEqualTo("nobody");
        assertThat(first.account().user()).isEqualTo("ben");
        assertThat(first.account().devices()).containsExactly(first.page().ref());

        second.account().goOn();
        assertThat(second.account().loss()).isBlank();
        second.page().reload();
        await().atMost(A_MOMENT).until(() -> servedByBoth(second));
        assertThat(second.account().loss()).isBlank();
        assertThat(first.page().complaints()).isEmpty();
        // Its page may have been asking for its devices as the session ended; the browser notes that by itself.
        assertThat(second.page().complaints())
                .allMatch(complaint -> complaint.contains("/api/devices") && complaint.contains("401"));
        first.account().signOut();
        awaitUser(first, "nobody");
    }

    @Test
    void tells_the_reason_at_the_next_click_where_the_page_was_not_asking() throws Exception {
        ShopVisit first = visit(1280, 900);
        ShopVisit second = visit(1280, 900);
        signIn(first, "ada");
        signIn(second, "ada");
        second.page().pause();
        String ref = second.page().ref();
        await().atMost(A_MOMENT).until(() -> first.account().devices().contains(ref));

        first.account().signOutOn(ref);
        await().atMost(A_MOMENT).until(() -> !first.account().devices().contains(ref));
        assertThat(second.account().user()).isEqualTo("ada");
        second.page().add("mug");
        awaitLoss(second, FROM_ANOTHER_DEVICE);
        await().atMost(A_MOMENT)
                .untilAsserted(() -> assertThat(second.page().cart()).containsExactly("Enamel mug x 1 = €14.50"));
        assertThat(second.account().user()).isEqualTo("nobody");
        first.account().signOut();
        awaitUser(first, "nobody");
    }

    @Test
    void gives_the_place_of_the_oldest_sign_in_to_the_fourth() throws Exception {
        ShopVisit visit = visit(1280, 900);
        signIn(visit, "mona");
        for (int i = 0; i < 3; i++) {
            signInElsewhere("mona", "harbour-master");
        }
        awaitLoss(visit, "because you have signed in on more devices than you may use at a time.");
        assertThat(visit.account().user()).isEqualTo("nobody");
    }

    @Test
    void lets_an_administrator_alone_end_all_sessions_of_a_user() throws Exception {
        ShopVisit user = visit(1280, 900);
        ShopVisit administrator = visit(1280, 900);
        signIn(user, "ada");
        signIn(administrator, "mona");
        await().atMost(A_MOMENT).until(() -> administrator.account().mayEndOthersSessions());
        assertThat(user.account().mayEndOthersSessions()).isFalse();
        assertThat(user.account().statusOf("DELETE", "/api/users/mona/sessions"))
                .isEqualTo(403);

        administrator.account().endAllSessionsOf("ada");
        awaitLoss(user, "because an administrator of the shop ended it.");
        await().atMost(A_MOMENT)
                .untilAsserted(
                        () -> assertThat(administrator.account().outcome()).endsWith(" of ada ended."));
        assertThat(administrator.account().user()).isEqualTo("mona");
    }

    @Test
    void fits_a_phone() throws Exception {
        ShopVisit visit = visit(390, 844);
        visit.account().askToSignIn();
        assertThat(visit.account().formFits()).isTrue();
        visit.account().type("mona", "harbour-master");
        awaitUser(visit, "mona");
        await().atMost(A_MOMENT).until(() -> !visit.account().devices().isEmpty());
        assertThat(visit.page().overflow()).isZero();

        visit.account().endAllSessionsOf("mona");
        awaitLoss(visit, "because an administrator of the shop ended it.");
        assertThat(visit.page().overflow()).isZero();
    }

    private ShopVisit visit(int width, int height) throws Exception {
        ShopVisit visit = ShopVisit.begin(profiles.resolve("profile-" + visits.size()), width, height);
        visits.add(visit);
        visit.page().open(demo.url());
        await().atMost(A_MOMENT).until(visit.page()::isOpen);
        return visit;
    }

    private void signIn(ShopVisit visit, String name) {
        visit.account().signIn(name);
        awaitUser(visit, name);
        await().atMost(A_MOMENT).until(() -> visit.page().ref().length() == 22);
    }

    private void signInElsewhere(String name, String password) throws Exception {
        URI account = demo.url().resolve("/api/account");
        String credentials = "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
        HttpRequest request = HttpRequest.newBuilder(account)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(credentials))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private static void awaitUser(ShopVisit visit, String name) {
        await().atMost(A_MOMENT)
                .untilAsserted(() -> assertThat(visit.account().user()).isEqualTo(name));
    }

    private static void awaitLoss(ShopVisit visit, String because) {
        await().atMost(A_MOMENT)
                .untilAsserted(() -> assertThat(visit.account().loss()).endsWith(because));
    }

    private static boolean servedByBoth(ShopVisit visit) {
        return visit.page().dots("node-1") > 1 && visit.page().dots("node-2") > 1;
    }
}
