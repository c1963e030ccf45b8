package dev.holdfast.session;

import dev.holdfast.session.store.SessionRef;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the sessions that nobody looks at any more, as many tags at a time as the store can look at, from the start of the
 * application until it is closed. Any number of nodes may do so: the callbacks of each end run on one of them. Thread-safe.
 */
public final class Reaper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Reaper.class.getName());

    /** How long {@link #close} waits for the callbacks of one session. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Sessions> sessions;
    private final CallbackSurroundings surroundings;
    private final ScheduledExecutorService thread;
    private final ReaperPace pace = new ReaperPace();
    private final ReentrantLock working = new ReentrantLock();
    private int tag = ThreadLocalRandom.current().nextInt(SessionRef.TAGS); // so that nodes come at different times
    private @Nullable DueSessions due;
    private volatile @Nullable Future<?> next;
    private volatile boolean closed;

    private Reaper(Supplier<Sessions> sessions, CallbackSurroundings surroundings, ScheduledExecutorService thread) {
        this.sessions = sessions;
        this.surroundings = surroundings;
        this.thread = thread;
    }

    /**
     * Begins to reap, a second from now.
     *
     * @param sessions of the application; asked for on the reaper's thread, again where that throws
     * @param surroundings of the callbacks
     * @param thread on which all of it happens; it stays the caller's to shut down
     * @return the reaper, to be closed before the sessions are
     */
    public static Reaper start(
            Supplier<Sessions> sessions, CallbackSurroundings surroundings, ScheduledExecutorService thread) {
        Reaper reaper = new Reaper(sessions, surroundings, thread);
        reaper.goOnAfter(ReaperPace.AT_REST);
        return reaper;
    }

    /** Reaps no more. Waits for the callbacks of the session under way, but not for ever; what is left is for other nodes. */
    @Override
    public void close() {
        closed = true;
        Future<?> waiting = next;
        if (waiting != null) {
            waiting.cancel(false);
        }
        try {
            if (working.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                working.unlock();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        working.lock();
        try {
            if (!closed) {
                goOnAfter(lookAround());
            }
        } finally {
            working.unlock();
        }
    }

    /** How long to pause then. Whatever goes wrong, the next time may be better. */
    private Duration lookAround() {
        try {
            DueSessions.Found found = due().reap(tag);
            tag = (tag + found.tags() - (found.more() ? 1 : 0)) % SessionRef.TAGS;
            return pace.after(found);
        } catch (RuntimeException | Error trouble) {
            LOG.log(Level.DEBUG, "Overdue sessions could not be ended; they will be later.", trouble);
            return pace.afterTrouble();
        }
    }

    private DueSessions due() {
        DueSessions made = due;
        if (made == null) {
            made = new DueSessions(sessions.get(), surroundings, () -> !closed);
            due = made;
        }
        return made;
    }

    private void goOnAfter(Duration pause) {
        try {
            if (!closed) {
                next = thread.schedule(this::step, pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException over) {
            LOG.log(Level.DEBUG, "The server takes no work any more: the application is being stopped.", over);
        }
    }
}
