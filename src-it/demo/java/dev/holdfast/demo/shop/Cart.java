package dev.holdfast.demo.shop;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the visitor is about to buy, the same on every node. */
@SessionScopedDistributed
@StoredAs("cart")
public class Cart {

    private Map<String, CartItem> items = new LinkedHashMap<>();

    /**
     * Makes the cart hold exactly that many of a product, so that saying it twice does no harm.
     *
     * @param product what is bought
     * @param quantity how many, 0 to take it out
     */
    public void put(Product product, int quantity) {
        if (quantity == 0) {
            items.remove(product.id());
            return;
        }
        CartItem fresh = new CartItem(product.id(), product.name(), product.price(), quantity);
        items.merge(product.id(), fresh, (old, ignored) -> old.withQuantity(quantity));
    }

    /** Takes everything out. */
    public void clear() {
        items.clear();
    }

    /**
     * What is in the cart, first put in first.
     *
     * @return an unmodifiable copy
     */
    public List<CartItem> items() {
        return List.copyOf(items.values());
    }

    /**
     * What it costs together. Computed, not stored: it can never disagree with the items.
     *
     * @return euros
     */
    public BigDecimal total() {
        return items.values().stream().map(CartItem::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
