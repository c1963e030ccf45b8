package dev.holdfast.it.life.site;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a request of this node in the middle until it is let go. */
final class Gate {

    private static final int PATIENCE_SECONDS = 25;
    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    private Gate() {}

    /** Waits until the gate is opened; does nothing without a name. */
    static void pass(String name) {
        if (name != null) {
            of(name).arrived.countDown();
            waitFor(of(name).open);
        }
    }

    /** Returns when somebody waits at the gate. */
    static void awaitArrival(String name) {
        waitFor(of(name).arrived);
    }

    static void open(String name) {
        of(name).open.countDown();
    }

    private static Gate of(String name) {
        return GATES.computeIfAbsent(name, any -> new Gate());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
