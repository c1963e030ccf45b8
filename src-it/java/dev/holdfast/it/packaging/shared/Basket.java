package dev.holdfast.it.packaging.shared;

import dev.holdfast.SessionScopedDistributed;
import java.util.ArrayList;
import java.util.List;

@SessionScopedDistributed
public class Basket {

    private final List<String> items = new ArrayList<>();

    public String add(String item) {
        items.add(item);
        return items();
    }

    public String items() {
        return String.join(" ", items);
    }
}
