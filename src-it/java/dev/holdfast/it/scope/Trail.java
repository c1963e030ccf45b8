package dev.holdfast.it.scope;

import dev.holdfast.SessionScopedDistributed;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** Which doors this visitor came through, in order. */
@Named
@SessionScopedDistributed
public class Trail {

    private final List<String> steps = new ArrayList<>();

    void step(String door) {
        steps.add(door);
    }

    public String getSteps() {
        return String.join(" ", steps);
    }
}
