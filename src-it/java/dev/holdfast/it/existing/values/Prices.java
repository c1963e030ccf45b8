package dev.holdfast.it.existing.values;

import jakarta.enterprise.context.ApplicationScoped;

/** One for each node. */
@ApplicationScoped
public class Prices {

    public String node() {
        return System.getProperty("user.dir") == null ? "" : "price";
    }
}
