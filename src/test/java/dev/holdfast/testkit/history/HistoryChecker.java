package dev.holdfast.testkit.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what is wrong with a history. Times only rule out: what overlapped may have happened in any order, and a call without
 * an answer may have happened or not.
 */
public final class HistoryChecker {

    private static final int NAMED = 10;
    private static final List<Check> CHECKS =
            List.of(new LostWrites(), new UnaskedWrites(), new BackInTime(), new UseAfterEnd(), new LostSessions());

    private HistoryChecker() {}

    /** Fails where anything is wrong, naming the operations. */
    public static void requireSound(History history) {
        List<Operation> operations = history.operations();
        if (operations.isEmpty()) {
            throw new AssertionError("nothing was recorded");
        }
        List<Fault> faults = faults(operations);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.stream()
                    .limit(NAMED)
                    .map(fault -> "\n  " + fault)
                    .collect(Collectors.joining(
                            "", faults.size() + " faults in " + operations.size() + " operations", "")));
        }
    }

    /** All that is wrong. */
    public static List<Fault> faults(List<Operation> operations) {
        Index index = new Index(operations);
        return CHECKS.stream().flatMap(check -> check.faults(index)).toList();
    }
}
