package dev.holdfast.session;

import dev.holdfast.HoldfastException;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks the store what no request waits for, on one thread that lives while there is work. Nothing of the application runs
 * on it. Thread-safe.
 */
final class Background implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Background.class.getName());
    private static final int WAITING = 1_000;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread;

    Background(String node) {
        // Work that finds no place is dropped: whoever asks for it can do without.
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                work -> daemon(work, node),
                new ThreadPoolExecutor.DiscardPolicy());
        thread.allowCoreThreadTimeOut(true);
    }

    void run(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (HoldfastException unavailable) {
                LOG.log(
                        Level.DEBUG,
                        "The store could not be asked in the background; a later request will.",
                        unavailable);
            }
        });
    }

    private static Thread daemon(Runnable work, String node) {
        Thread thread = new Thread(work, "holdfast-background-" + node);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
