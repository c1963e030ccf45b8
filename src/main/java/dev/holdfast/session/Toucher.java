package dev.holdfast.session;

import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts requests that read nothing of their session as use of it: beside the response, at most once per session and touch
 * interval on each node. Thread-safe.
 */
final class Toucher {

    private static final int REMEMBERED = 10_000;

    private final SessionOpener opener;
    private final StoreClock clock;
    private final long interval;
    /** Session → when it was last moved on, in milliseconds of the store's clock. */
    private final Map<SessionRef, Long> recent = new LinkedHashMap<>();

    private final Background background;

    Toucher(SessionOpener opener, SessionEnvironment environment, Background background) {
        this.opener = opener;
        this.clock = environment.clock();
        this.interval = environment.config().session().touchInterval().toMillis();
        this.background = background;
    }

    /** A request has read this session, which was last moved on then, in milliseconds of the store's clock. */
    void used(SessionRef ref, long touchedAt) {
        synchronized (recent) {
            Long known = recent.get(ref);
            if (known == null || known != touchedAt) {
                recent.remove(ref);
                recent.put(ref, touchedAt);
                if (recent.size() > REMEMBERED) {
                    recent.remove(recent.keySet().iterator().next());
                }
            }
        }
    }

    /** A request came with these tokens and did not look at its session. */
    void usedUnread(List<String> presented) {
        if (!presented.isEmpty()) {
            background.run(() -> touch(presented));
        }
    }

    private void touch(List<String> presented) {
        opener.verify(presented)
                .filter(token -> isDue(token.ref()))
                .ifPresent(token -> used(token.ref(), opener.touch(token)));
    }

    private boolean isDue(SessionRef ref) {
        synchronized (recent) {
            Long last = recent.get(ref);
            return last == null || clock.in(Duration.ZERO) - last >= interval;
        }
    }
}
