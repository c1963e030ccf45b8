package dev.holdfast.testkit;

import java.lang.management.ManagementFactory;

/** How much of this JVM's heap is in use. */
public final class Heap {

    private static final int LOOKS = 4;

    private Heap() {}

    /** The bytes of what is reachable: the least of some looks, each after a full collection. */
    public static long used() {
        long least = Long.MAX_VALUE;
        for (int look = 0; look < LOOKS; look++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
