package dev.holdfast.benchmark;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of a cart, about a hundred bytes as it is stored. */
record Item(String name, int quantity, BigDecimal price) {

    /** Of these there are as many as make 100 KB. */
    static final int LARGE_CART = 1_000;

    static Map<String, Item> cart(int items) {
        Map<String, Item> cart = new LinkedHashMap<>();
        for (int i = 0; i < items; i++) {
            cart.put("product-" + i, new Item(Texts.of(40), i % 7 + 1, BigDecimal.valueOf(1_999 + i, 2)));
        }
        return cart;
    }
}
