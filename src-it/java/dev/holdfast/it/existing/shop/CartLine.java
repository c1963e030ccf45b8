package dev.holdfast.it.existing.shop;

import java.io.Serializable;

/** How many of one article. */
public class CartLine implements Serializable {

    private final String article;
    private int quantity;

    CartLine(String article) {
        this.article = article;
    }

    void more(int by) {
        quantity += by;
    }

    public String getArticle() {
        return article;
    }

    public int getQuantity() {
        return quantity;
    }
}
