package dev.holdfast.cdi;

import java.util.ArrayList;
import java.util.List;

/**
 * What a look at the beans has found. For the deployment's thread only.
 *
 * @param faults what stops the deployment
 * @param warnings what does not, since existing code has it
 */
record Findings(List<String> faults, List<String> warnings) {

    Findings() {
        this(new ArrayList<>(), new ArrayList<>());
    }
}
