package dev.holdfast.demo.shop;

import java.math.BigDecimal;

/**
 * Something on the shelf.
 *
 * @param id the name in URLs, which also names the picture on the page
 * @param name what the visitor reads
 * @param note one line about it
 * @param price euros for one
 */
public record Product(String id, String name, String note, BigDecimal price) {}
