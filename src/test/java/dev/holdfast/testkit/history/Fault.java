package dev.holdfast.testkit.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What no sound store of sessions could have answered.
 *
 * @param what is wrong
 * @param at the operation whose answer shows it
 * @param against the operations that it cannot be reconciled with
 */
public record Fault(String what, Operation at, List<Operation> against) {

    private static final int NAMED = 3;

    @Override
    public String toString() {
        return against.stream()
                .limit(NAMED)
                .map(operation -> "\n      " + operation)
                .collect(Collectors.joining("", what + "\n    " + at + "\n    against" + more(), ""));
    }

    private String more() {
        return against.size() > NAMED ? " " + against.size() + ", as" : "";
    }
}
