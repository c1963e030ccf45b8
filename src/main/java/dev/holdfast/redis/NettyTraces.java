package dev.holdfast.redis;

import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.FastThreadLocalThread;

/**
 * Takes off a thread what Netty has left there: a map of its thread-locals, by which the server's thread would hold on to the
 * application's class loader long after the application is gone. What was there before stays, as it is somebody else's. Netty's own
 * threads end with the client, and keep theirs.
 *
 * @param none whether nothing was there before
 */
record NettyTraces(boolean none) {

    /** To be asked before Redisson is called, on the same thread. */
    static NettyTraces before() {
        return new NettyTraces(
                !(Thread.currentThread() instanceof FastThreadLocalThread) && FastThreadLocal.size() == 0);
    }

    void remove() {
        if (none) {
            FastThreadLocal.removeAll();
        }
    }
}
