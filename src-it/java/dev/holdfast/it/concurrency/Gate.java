package dev.holdfast.it.concurrency;

import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds requests of this node in the middle: until they are let go, or until so many of them have come. */
final class Gate {

    private static final int PATIENCE_SECONDS = 25;
    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();
    private static final Map<String, CyclicBarrier> MEETINGS = new ConcurrentHashMap<>();

    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch open = new CountDownLatch(1);

    private Gate() {}

    private static Gate of(String name) {
        return GATES.computeIfAbsent(name, any -> new Gate());
    }

    /** Waits until the gate is opened; does nothing without a name. */
    static void pass(String name) {
        if (name == null) {
            return;
        }
        Gate gate = of(name);
        gate.arrived.release();
        waiting(() -> gate.open.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** Returns when so many wait at the gate. */
    static void awaitArrival(String name, int count) {
        waiting(() -> of(name).arrived.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    static void open(String name) {
        of(name).open.countDown();
    }

    /** Waits until so many have come; does nothing without a name. */
    static void meet(String name, int count) {
        if (name != null) {
            waiting(() -> MEETINGS.computeIfAbsent(name, any -> new CyclicBarrier(count))
                            .await(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    >= 0);
        }
    }

    private static void waiting(Waiting waiting) {
        try {
            if (!waiting.isOver()) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Waiting {
        boolean isOver() throws InterruptedException, BrokenBarrierException, TimeoutException;
    }
}
