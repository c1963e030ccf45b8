package dev.holdfast.it.signin.pages;

import dev.holdfast.SessionScopedDistributed;
import java.util.ArrayList;
import java.util.List;

@SessionScopedDistributed
public class Basket {

    private final List<String> items = new ArrayList<>();

    public void add(String item) {
        items.add(item);
    }

    public List<String> items() {
        return List.copyOf(items);
    }
}
