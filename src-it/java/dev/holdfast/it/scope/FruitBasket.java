package dev.holdfast.it.scope;

import dev.holdfast.SessionScopedDistributed;
import java.time.LocalDate;

@SessionScopedDistributed
public class FruitBasket extends Basket<FruitBasket.Fruit> {

    /** Private to this package, nested, and a record: nothing that a plain JSON binding could bring back. */
    record Fruit(String name, LocalDate picked) {}

    public void pick(String name) {
        put(name.substring(0, 1), new Fruit(name, LocalDate.of(2026, 11, 20)));
    }
}
