package dev.holdfast.it.firstbyte;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a request that has sent its first byte until the client says that it has seen enough. */
final class Gate {

    private static final Map<String, CountDownLatch> HELD = new ConcurrentHashMap<>();
    private static final Set<String> GIVEN_UP = ConcurrentHashMap.newKeySet();

    private Gate() {}

    static void hold(String name) {
        if (name == null) {
            return;
        }
        try {
            if (!latch(name).await(20, TimeUnit.SECONDS)) {
                GIVEN_UP.add(name);
                throw new IllegalStateException("nobody opened the gate " + name);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the request could wait for it. */
    static boolean open(String name) {
        latch(name).countDown();
        return !GIVEN_UP.contains(name);
    }

    private static CountDownLatch latch(String name) {
        return HELD.computeIfAbsent(name, any -> new CountDownLatch(1));
    }
}
