package dev.holdfast.it.firstbyte;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a request that has sent its first byte until the client says that it has seen enough. */
final class Gate {

    private static final Map<String, CountDownLatch> HELD = new ConcurrentHashMap<>();

    private Gate() {}

    static void hold(String name) {
        if (name == null) {
            return;
        }
        try {
            if (!latch(name).await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate " + name);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void open(String name) {
        latch(name).countDown();
    }

    private static CountDownLatch latch(String name) {
        return HELD.computeIfAbsent(name, any -> new CountDownLatch(1));
    }
}
