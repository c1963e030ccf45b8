package dev.holdfast.session;

import dev.holdfast.HoldfastException;
import dev.holdfast.session.store.SessionRef;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Counts requests that read nothing of their session as use of it: beside the response, at most once per session and touch
 * interval on each node. Thread-safe.
 */
final class Toucher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Toucher.class.getName());
    private static final int REMEMBERED = 10_000;
    private static final int WAITING = 1_000;
    private static final int IDLE_SECONDS = 10;

    private final SessionOpener opener;
    private final StoreClock clock;
    private final long interval;
    private final Map<SessionRef, Long> recent = new LinkedHashMap<>();
    private final ThreadPoolExecutor thread;

    Toucher(SessionOpener opener, SessionEnvironment environment) {
        this.opener = opener;
        this.clock = environment.clock();
        this.interval = environment.config().session().touchInterval().toNanos();
        // A touch that finds no place is dropped: the session's next request makes up for it.
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                work -> daemon(work, environment.node()),
                new ThreadPoolExecutor.DiscardPolicy());
        thread.allowCoreThreadTimeOut(true);
    }

    /** A request has read this session, which was last moved on then, in milliseconds of the store's clock. */
    void used(SessionRef ref, long touchedAt) {
        long age = TimeUnit.MILLISECONDS.toNanos(Math.max(0, clock.in(Duration.ZERO) - touchedAt));
        long at = clock.nanos() - age;
        synchronized (recent) {
            recent.remove(ref);
            recent.put(ref, at);
            if (recent.size() > REMEMBERED) {
                recent.remove(recent.keySet().iterator().next());
            }
        }
    }

    /** A request came with these tokens and did not look at its session. */
    void usedUnread(List<String> presented) {
        if (!presented.isEmpty()) {
            thread.execute(() -> touch(presented));
        }
    }

    private void touch(List<String> presented) {
        try {
            opener.verify(presented)
                    .filter(token -> isDue(token.ref()))
                    .ifPresent(token -> used(token.ref(), opener.touch(token)));
        } catch (HoldfastException unavailable) {
            LOG.log(Level.DEBUG, "A session could not be moved on; its next use makes up for it.", unavailable);
        }
    }

    private boolean isDue(SessionRef ref) {
        synchronized (recent) {
            Long last = recent.get(ref);
            return last == null || clock.nanos() - last >= interval;
        }
    }

    private static Thread daemon(Runnable work, String node) {
        Thread thread = new Thread(work, "holdfast-toucher-" + node);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
