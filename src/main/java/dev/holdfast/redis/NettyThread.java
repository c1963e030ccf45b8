package dev.holdfast.redis;

import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread on which Netty tells of what has ended, the last one to end itself: it waits for more to do until a second after its first
 * work. Where the application's class loader closes before, it cannot load the class that it ends by, and stays for good.
 */
public final class NettyThread {

    private static final long LONGEST_SECONDS = 3;

    private NettyThread() {}

    /**
     * Waits for its end, at most three seconds; there is none to wait for where no client was closed. To be called once all clients
     * are closed.
     */
    public static void awaitEnd() {
        try {
            GlobalEventExecutor.INSTANCE.awaitInactivity(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (IllegalStateException neverBegan) {
            // Then there is nothing to end, either.
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
