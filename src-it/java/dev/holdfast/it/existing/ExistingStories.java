package dev.holdfast.it.existing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the visitors of the applications live through, whoever keeps their sessions. */
abstract class ExistingStories {

    abstract Site site();

    /** The name of the one session cookie of an application whose web.xml names none. */
    abstract String sessionCookie();

    /** What else Faces sets: by the server's own flash it tells where in its memory a message is. */
    abstract Set<String> cookiesOfTheFlash();

    @Test
    void a_shop_of_servlets_and_pages_serves_a_customer_from_login_to_logout() {
        List<List<String>> before = journals();
        Guest guest = new Guest(site());
        ShopGuest ada = new ShopGuest(guest);

        assertThat(ada.welcome()).isEqualTo(200);
        assertThat(guest.cookies()).as("a page without a session").isEmpty();
        assertThat(ada.cartStatus()).as("not signed in").isEqualTo(403);
        assertThat(ada.login("Ada")).isEqualTo("Cart Ada 1200 again leave");
        ada.add("fig", 2);
        ada.add("pear", 1);
        assertThat(ada.add("fig", 1))
                .as("changed in place")
                .isEqualTo("Cart Ada 3 x fig 1 x pear last: fig [fig, pear, fig] {pear=1, fig=2} 1200 again leave");
        assertThat(ada.cart()).contains("3 x fig 1 x pear");
        ada.logout();
        assertThat(ada.cartStatus()).as("signed out").isEqualTo(403);

        assertThat(guest.cookies()).containsExactly("SHOPID");
        assertThat(guest.idsInUrls()).isEmpty();
        List<List<String>> journals = since(before);
        assertThat(journals.stream().flatMap(List::stream))
                .containsExactlyInAnyOrder(
                        "created",
                        "new id",
                        "bound Ada",
                        "added customer",
                        "added cart",
                        "added seen",
                        "added clicks",
                        "destroyed of Ada",
                        "unbound Ada",
                        "removed customer",
                        "removed cart",
                        "removed seen",
                        "removed clicks");
        assertThat(journals)
                .anySatisfy(journal ->
                        assertThat(journal).containsSubsequence("created", "new id", "bound Ada", "added customer"))
                .anySatisfy(journal -> assertThat(journal)
                        .containsSubsequence("destroyed of Ada", "unbound Ada")
                        .containsSubsequence("destroyed of Ada", "removed cart"));
    }

    @Test
    void two_customers_never_see_one_another() {
        ShopGuest ada = new ShopGuest(new Guest(site()));
        ShopGuest bob = new ShopGuest(new Guest(site()));

        ada.login("Ada");
        bob.login("Bob");
        ada.add("fig", 1);
        bob.add("pear", 1);

        assertThat(ada.cart()).contains("Ada", "1 x fig").doesNotContain("pear");
        assertThat(bob.cart()).contains("Bob", "1 x pear").doesNotContain("fig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wizard-server", "/wizard-client"})
    @Tag(Needs.FACES)
    void a_faces_wizard_leads_through_its_steps_to_the_message_after_the_redirect(String application) {
        Guest guest = new Guest(site());
        WizardGuest ada = new WizardGuest(guest, application);

        assertThat(ada.open()).isEqualTo("Step 1");
        assertThat(ada.press("next", Map.of("article", ""))).isEqualTo("Step 1");
        assertThat(ada.items()).containsExactly("Which article?");
        assertThat(ada.press("next", Map.of("article", "fig"))).isEqualTo("Step 2");
        assertThat(ada.press("next", Map.of("quantity", "12", "price", "2.50"))).isEqualTo("Step 2");
        assertThat(ada.items()).containsExactly("Between 1 and 9, please");
        assertThat(ada.press("next", Map.of("quantity", "3", "price", "2.50"))).isEqualTo("Step 3");
        assertThat(ada.press("back", Map.of())).isEqualTo("Step 2");
        assertThat(ada.press("next", Map.of("quantity", "4", "price", "2.50"))).isEqualTo("Step 3");
        assertThat(ada.press("submit", Map.of("delivery", "BY_BIKE"))).isEqualTo("ordered");
        assertThat(ada.toBasket()).containsExactly("Ordered: fig", "4 x fig at 2.50 BY_BIKE");
        assertThat(ada.basket()).as("the message came once").containsExactly("4 x fig at 2.50 BY_BIKE");
        assertThat(ada.basket()).containsExactly("4 x fig at 2.50 BY_BIKE");

        Set<String> cookies = new TreeSet<>(cookiesOfTheFlash());
        cookies.add(sessionCookie());
        assertThat(guest.cookies()).isEqualTo(cookies);
    }

    @Test
    void a_rest_resource_finds_the_one_session_by_every_way() {
        Guest guest = new Guest(site());

        assertThat(guest.get("/api/api/notes/session").body()).isEqualTo("no session");
        assertThat(guest.cookies()).isEmpty();
        assertThat(note(guest, "context", "fig")).isEqualTo("fig of 2026-11-01");
        assertThat(note(guest, "injected-request", "pear")).isEqualTo("fig of 2026-11-01, pear of 2026-11-02");
        assertThat(note(guest, "injected-session", "plum"))
                .isEqualTo("fig of 2026-11-01, pear of 2026-11-02, plum of 2026-11-03");
        assertThat(guest.get("/api/api/notes/session").body()).isEqualTo("a session");
        assertThat(guest.get("/api/api/notes/context").body()).endsWith("plum of 2026-11-03");
        assertThat(guest.post("/api/api/notes/end", Map.of()).statusCode()).isEqualTo(204);
        assertThat(guest.get("/api/api/notes/session").body()).isEqualTo("no session");

        assertThat(guest.cookies()).containsExactly(sessionCookie());
        assertThat(guest.idsInUrls()).isEmpty();
    }

    private static String note(Guest guest, String way, String text) {
        return guest.post("/api/api/notes/" + way, Map.of("text", text)).body();
    }

    /** What each node's shop has written into its journal. */
    private List<List<String>> journals() {
        return site().nodes().stream().map(ExistingStories::journal).toList();
    }

    private static List<String> journal(ServerNode node) {
        return new Visitor().read(node.uri("/shop/journal")).lines().toList();
    }

    private List<List<String>> since(List<List<String>> before) {
        List<List<String>> news = new ArrayList<>();
        List<List<String>> now = journals();
        for (int i = 0; i < now.size(); i++) {
            news.add(now.get(i).subList(before.get(i).size(), now.get(i).size()));
        }
        return news;
    }
}
