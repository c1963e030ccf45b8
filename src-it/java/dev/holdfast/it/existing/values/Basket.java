package dev.holdfast.it.existing.values;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** One for each visitor. */
@SessionScoped
public class Basket implements Serializable {

    private static final long serialVersionUID = 1L;

    private int items;

    public String add() {
        items++;
        return items + (items == 1 ? " item" : " items");
    }
}
