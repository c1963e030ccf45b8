package dev.holdfast.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Connects a lazy client on a thread of its own. Redisson connects on the thread of the first call, even of an asynchronous
 * one, with all its retries, while other calls wait without limit; once connected no call blocks any more. The thread ends
 * with its work.
 */
final class FirstContact implements AutoCloseable {

    private static final long IDLE_SECONDS = 1;

    private final Runnable connect;
    private final ThreadPoolExecutor thread;
    private volatile @Nullable CompletableFuture<Void> attempt;

    /** Connects by this work, which throws where there is no connection. */
    FirstContact(Runnable connect) {
        this.connect = connect;
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), FirstContact::daemon);
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Returns once the client is connected; the first one to come starts that. Nothing is to be sent for a thread that was
     * interrupted, connected or not.
     *
     * @param deadline as {@link System#nanoTime()} counts
     */
    void await(long deadline) throws InterruptedException, TimeoutException, ExecutionException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        current().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private CompletableFuture<Void> current() {
        CompletableFuture<Void> known = attempt;
        return known != null && !known.isCompletedExceptionally() ? known : startUnlessUnderWay();
    }

    private synchronized CompletableFuture<Void> startUnlessUnderWay() {
        CompletableFuture<Void> known = attempt;
        if (known == null || known.isCompletedExceptionally()) {
            known = CompletableFuture.runAsync(connect, thread);
            attempt = known;
        }
        return known;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "holdfast-redis-connect");
        thread.setDaemon(true);
        return thread;
    }
}
