package dev.holdfast.demo.shop;

import java.math.BigDecimal;

/**
 * One line of the cart. It keeps the name and the price of the moment it was put in.
 *
 * @param product the product's id
 * @param name the product's name
 * @param price euros for one
 * @param quantity how many, from 1
 */
public record CartItem(String product, String name, BigDecimal price, int quantity) {

    CartItem withQuantity(int changed) {
        return new CartItem(product, name, price, changed);
    }

    BigDecimal sum() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
