package dev.holdfast.wiring;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.websocket.SocketThread;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The server's managed threads, or one of our own, until the application ends: from then on no work is taken, nor begun. */
final class ManagedSocketThread implements SocketThread, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ManagedSocketThread.class.getName());

    private final BackgroundThread thread;
    private volatile boolean closed;

    ManagedSocketThread(BackgroundThread thread) {
        this.thread = thread;
    }

    @Override
    public boolean after(Duration pause, Runnable work) {
        if (closed) {
            return false;
        }
        try {
            CurrentSession.without(() ->
                    thread.executor().schedule(() -> unlessClosed(work), pause.toMillis(), TimeUnit.MILLISECONDS));
            return true;
        } catch (RejectedExecutionException refused) {
            LOG.log(Level.DEBUG, "The server takes no work now: it is busy, or stops the application.", refused);
            return false;
        }
    }

    private void unlessClosed(Runnable work) {
        if (!closed) {
            work.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.close();
    }
}
