package dev.holdfast.it.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * State in a generic superclass: the type of the field's elements is known only to the subclass.
 *
 * @param <T> of what it holds
 */
public abstract class Basket<T> {

    private final List<T> items = new ArrayList<>();
    private final Map<String, List<T>> shelves = new LinkedHashMap<>();

    public void put(String shelf, T item) {
        items.add(item);
        shelves.computeIfAbsent(shelf, any -> new ArrayList<>()).add(item);
    }

    public String contents() {
        return items + " " + shelves;
    }
}
