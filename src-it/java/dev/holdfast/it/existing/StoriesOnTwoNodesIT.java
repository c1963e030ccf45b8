package dev.holdfast.it.existing;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same applications with Holdfast's jar and one setting, on two nodes: each request of a visitor goes to the other one. */
@Tag("wide")
class StoriesOnTwoNodesIT extends ExistingStories {

    private static final int VISITORS = 8;

    /** Of each of them. */
    private static final int ORDERS = 25;

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode N1 = ServerNode.named("existing-1");
    private static final ServerNode N2 = ServerNode.named("existing-2");

    @BeforeAll
    static void start() {
        N1.begin(wars());
        N2.begin(wars());
        N1.awaitReady();
        N2.awaitReady();
    }

    private static WebArchive[] wars() {
        return Arrays.stream(ExistingApplication.values())
                .map(StoriesOnTwoNodesIT::war)
                .toArray(WebArchive[]::new);
    }

    private static WebArchive war(ExistingApplication application) {
        return application.addTo(Wars.empty(application.path(), REDIS, Map.of("holdfast.http-session", "replace")));
    }

    @AfterAll
    static void stop() {
        N1.close();
        N2.close();
        REDIS.close();
    }

    @Override
    Site site() {
        return new Site(N1, N2);
    }

    @Override
    String sessionCookie() {
        return "HOLDFAST";
    }

    @Override
    Set<String> cookiesOfTheFlash() {
        return Set.of();
    }

    @Test
    @Tag(Needs.FACES)
    void a_node_killed_in_the_middle_of_a_form_or_of_a_purchase_loses_nothing() {
        Site site = site();
        Guest shopping = new Guest(site);
        ShopGuest ada = new ShopGuest(shopping);
        WizardGuest server = new WizardGuest(new Guest(site), "/wizard-server");
        WizardGuest client = new WizardGuest(new Guest(site), "/wizard-client");
        ada.login("Ada");
        ada.add("fig", 2);
        fillInTwoSteps(server);
        fillInTwoSteps(client);

        N1.kill();
        site.onlyOn(N2);

        assertThat(ada.add("fig", 1)).contains("Ada", "3 x fig");
        finish(server);
        finish(client);

        N1.begin(wars()).awaitReady();
        site.onlyOn(N1);

        assertThat(ada.cart()).contains("Ada", "3 x fig");
        assertThat(server.basket()).containsExactly("3 x fig at 2.50 BY_POST");
        assertThat(client.basket()).containsExactly("3 x fig at 2.50 BY_POST");
        assertThat(shopping.idsInUrls()).isEmpty();
    }

    @Test
    @Tag(Needs.FACES)
    void after_each_of_200_redirects_eight_visitors_at_a_time_are_shown_their_own_message_once() {
        ExecutorService threads = Executors.newFixedThreadPool(VISITORS);
        List<CompletableFuture<List<String>>> shown = IntStream.range(0, VISITORS)
                .mapToObj(visitor -> supplyAsync(() -> messagesShownTo(visitor), threads))
                .toList();
        threads.shutdown();

        for (int visitor = 0; visitor < VISITORS; visitor++) {
            assertThat(shown.get(visitor).join()).isEqualTo(messagesMeantFor(visitor));
        }
    }

    private List<String> messagesShownTo(int visitor) {
        String application = visitor % 2 == 0 ? "/wizard-server" : "/wizard-client";
        WizardGuest guest = new WizardGuest(new Guest(site()), application);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            guest.open();
            shown.addAll(guest.items());
            guest.press("next", Map.of("article", visitor + "/" + i));
            guest.press("next", Map.of("quantity", "3", "price", "2.50"));
            guest.press("submit", Map.of("delivery", "BY_POST"));
            guest.toBasket().stream()
                    .filter(item -> item.startsWith("Ordered: "))
                    .forEach(shown::add);
        }
        return shown;
    }

    private static List<String> messagesMeantFor(int visitor) {
        return IntStream.range(0, ORDERS)
                .mapToObj(i -> "Ordered: " + visitor + "/" + i)
                .toList();
    }

    private static void fillInTwoSteps(WizardGuest guest) {
        guest.open();
        guest.press("next", Map.of("article", "fig"));
        assertThat(guest.press("next", Map.of("quantity", "3", "price", "2.50")))
                .isEqualTo("Step 3");
    }

    private static void finish(WizardGuest guest) {
        assertThat(guest.press("submit", Map.of("delivery", "BY_POST"))).isEqualTo("ordered");
        assertThat(guest.toBasket()).containsExactly("Ordered: fig", "3 x fig at 2.50 BY_POST");
    }
}
