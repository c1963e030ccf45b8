package dev.holdfast.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one request that are just storing what they changed: servers complete a task's future before they take its context
 * away, so a request may have its result, and answer, while that is still under way. Thread-safe.
 */
final class TaskEnds {

    private int underWay;
    private @Nullable RuntimeException notStored;

    /** Stores, and remembers whether that has failed. */
    void storing(Runnable work) {
        began();
        RuntimeException failure = null;
        try {
            uninterrupted(work);
        } catch (RuntimeException failed) {
            failure = failed;
            throw failed;
        } finally {
            ended(failure);
        }
    }

    /**
     * An interrupt is meant for the task, which is over: Open Liberty sends one where an asynchronous method completes its own
     * future.
     */
    private static void uninterrupted(Runnable work) {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits for those that are under way. A task that takes longer tells of its failure by itself, and so does one that the
     * waiting thread is interrupted over.
     *
     * @throws RuntimeException that of the first task since the last call that could not store
     */
    synchronized void requireStored(Duration atMost) {
        try {
            await(System.nanoTime() + atMost.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failure = notStored;
        notStored = null;
        if (failure != null) {
            throw failure;
        }
    }

    private void await(long deadline) throws InterruptedException {
        for (long left = deadline - System.nanoTime(); underWay > 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private synchronized void began() {
        underWay++;
    }

    private synchronized void ended(@Nullable RuntimeException failure) {
        underWay--;
        notStored = notStored == null ? failure : notStored;
        notifyAll();
    }
}
