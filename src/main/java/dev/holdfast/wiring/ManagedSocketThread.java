package dev.holdfast.wiring;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.websocket.SocketThread;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The server's managed threads, until the application ends.
 *
 * @param thread which does the work
 */
record ManagedSocketThread(ReaperThread thread) implements SocketThread, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ManagedSocketThread.class.getName());

    @Override
    public void after(Duration pause, Runnable work) {
        try {
            CurrentSession.without(() -> thread.executor().schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException over) {
            LOG.log(Level.DEBUG, "The server takes no work any more: the application is being stopped.", over);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
