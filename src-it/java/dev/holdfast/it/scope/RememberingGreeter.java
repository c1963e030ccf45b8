package dev.holdfast.it.scope;

import dev.holdfast.SessionScopedDistributed;
import java.util.LinkedHashSet;
import java.util.Set;

/** Intercepted and decorated: its contextual instance is of a class that the container made. */
@Shouted
@SessionScopedDistributed
public class RememberingGreeter implements Greeter {

    private final Set<String> names = new LinkedHashSet<>();

    @Override
    public String greet(String name) {
        names.add(name);
        return String.join(", ", names);
    }
}
