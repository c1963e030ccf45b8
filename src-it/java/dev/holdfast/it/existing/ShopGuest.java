package dev.holdfast.it.existing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;

/** A guest of the shop. */
final class ShopGuest {

    private final Guest guest;

    ShopGuest(Guest guest) {
        this.guest = guest;
    }

    int welcome() {
        return guest.get("/shop/").statusCode();
    }

    int cartStatus() {
        return guest.get("/shop/cart").statusCode();
    }

    String login(String name) {
        return page(guest.follow(guest.post("/shop/login", Map.of("name", name))));
    }

    String add(String article, int quantity) {
        Map<String, String> form = Map.of("article", article, "quantity", String.valueOf(quantity));
        return page(guest.follow(guest.post("/shop/cart", form)));
    }

    String cart() {
        return page(guest.get("/shop/cart"));
    }

    void logout() {
        assertThat(guest.post("/shop/logout", Map.of()).statusCode()).isEqualTo(302);
    }

    /** The page's text, without tags and line breaks. */
    private static String page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }
}
