package dev.holdfast.session;

import dev.holdfast.HoldfastException;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.token.Token;
import java.lang.System.Logger.Level;
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

    /** The session was moved on by being read or made. */
    void used(SessionRef ref) {
        remember(ref);
    }

    /** A request came with these tokens and did not look at its session. */
    void usedUnread(List<String> presented) {
        if (!presented.isEmpty()) {
            thread.execute(() -> touch(presented));
        }
    }

    private void touch(List<String> presented) {
        try {
            opener.verify(presented).filter(this::isDue).ifPresent(opener::touch);
        } catch (HoldfastException unavailable) {
            LOG.log(Level.DEBUG, "A session could not be moved on; its next use makes up for it.", unavailable);
        }
    }

    private boolean isDue(Token token) {
        return remember(token.ref());
    }

    private boolean remember(SessionRef ref) {
        long now = clock.nanos();
        synchronized (recent) {
            Long last = recent.get(ref);
            if (last != null && now - last < interval) {
                return false;
            }
            recent.remove(ref);
            recent.put(ref, now);
            if (recent.size() > REMEMBERED) {
                recent.remove(recent.keySet().iterator().next());
            }
            return true;
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
