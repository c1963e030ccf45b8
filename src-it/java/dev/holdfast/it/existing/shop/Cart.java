package dev.holdfast.it.existing.shop;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a customer is going to buy. */
public class Cart implements Serializable {

    private final Map<String, CartLine> lines = new LinkedHashMap<>();
    private Object note;

    void add(String article, int quantity) {
        lines.computeIfAbsent(article, CartLine::new).more(quantity);
    }

    void note(Object text) {
        note = text;
    }

    public Collection<CartLine> getLines() {
        return lines.values();
    }

    public Object getNote() {
        return note;
    }
}
