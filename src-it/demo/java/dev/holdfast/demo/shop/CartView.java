package dev.holdfast.demo.shop;

import java.math.BigDecimal;
import java.util.List;

/**
 * The cart as the page shows it.
 *
 * @param items its lines, first put in first
 * @param total euros
 */
public record CartView(List<CartItem> items, BigDecimal total) {

    static CartView of(Cart cart) {
        return new CartView(cart.items(), cart.total());
    }
}
