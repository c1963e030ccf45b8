package dev.holdfast.benchmark;

import dev.holdfast.SessionScopedDistributed;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bean with one large field. */
@SessionScopedDistributed
public class Cart {

    private final Map<String, Item> items = new LinkedHashMap<>();

    /** Puts so many items in. */
    public void fill(int count) {
        items.putAll(Item.cart(count));
    }

    /** How many items there are. */
    public int size() {
        return items.size();
    }

    /** Changes the quantity of one item. */
    public void change(int quantity) {
        items.computeIfPresent("product-0", (name, item) -> new Item(item.name(), quantity, item.price()));
    }
}
