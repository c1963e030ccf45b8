package dev.holdfast.it.existing.wizard;

import java.io.Serializable;
import java.math.BigDecimal;

/** One order, as it is filled in. */
public class Order implements Serializable {

    private String article;
    private int quantity = 1;
    private BigDecimal price = BigDecimal.ONE;
    private Delivery delivery = Delivery.BY_POST;

    /** How it is brought. */
    public enum Delivery {
        BY_POST,
        BY_BIKE
    }

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public Delivery getDelivery() {
        return delivery;
    }

    public void setDelivery(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public String toString() {
        return quantity + " x " + article + " at " + price + " " + delivery;
    }
}
