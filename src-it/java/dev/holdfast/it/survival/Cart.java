package dev.holdfast.it.survival;

import dev.holdfast.SessionScopedDistributed;
import java.util.ArrayList;
import java.util.List;

@SessionScopedDistributed
public class Cart {

    private final List<String> items = new ArrayList<>();

    void add(String item) {
        items.add(item);
    }

    String items() {
        return String.join(" ", items);
    }
}
