package dev.holdfast.session;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.token.Token;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts requests that read nothing of their session as use of it: beside the response, at most once per session and touch
 * interval on each node. Thread-safe.
 */
final class Toucher {

    private static final System.Logger LOG = System.getLogger(Toucher.class.getName());
    private static final int REMEMBERED = 10_000;
    /** Where every request that reads its session counts, those that do not are still told of no more often. */
    private static final long SHORTEST_INTERVAL = 1_000;

    private final TokenVerifier verifier;
    private final SessionOpener opener;
    private final StoreClock clock;
    private final long interval;
    /** Session → when it was last moved on, in milliseconds of the store's clock. */
    private final Map<SessionRef, Long> recent = new LinkedHashMap<>();

    private final Background background;

    Toucher(TokenVerifier verifier, SessionOpener opener, SessionEnvironment environment, Background background) {
        this.verifier = verifier;
        this.opener = opener;
        this.clock = environment.clock();
        this.interval = Math.max(
                SHORTEST_INTERVAL,
                environment.config().session().touchInterval().toMillis());
        this.background = background;
    }

    /** A request has read this session, whose times are these. */
    void used(SessionRef ref, SessionTimes times) {
        remember(ref, movedOn(times));
    }

    /** Without an idle time-out there is nothing to move on, so it is never due. */
    private static long movedOn(SessionTimes times) {
        return times.idleTimeout() == 0 ? SessionTimes.NEVER : times.touchedAt();
    }

    private void remember(SessionRef ref, long touchedAt) {
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

    /** The same, now. Where the store does not answer nothing is counted: the request can do without. */
    void usedNow(Supplier<Optional<Token>> presented) {
        try {
            presented.get().ifPresent(opener::touch); // the keys that verify a token may lie in the store, too
        } catch (StoreUnavailableException unavailable) {
            LOG.log(Level.DEBUG, "The use of a session could not be counted.", unavailable);
        }
    }

    private void touch(List<String> presented) {
        verifier.verify(presented)
                .token()
                .filter(token -> isDue(token.ref()))
                .ifPresent(token -> remember(token.ref(), movedOn(opener.touch(token))));
    }

    /** Where it does not live there is nothing to move on before the next interval. */
    private static long movedOn(OpenAnswer answer) {
        return answer instanceof OpenAnswer.Live live ? movedOn(live.times()) : answer.now();
    }

    private boolean isDue(SessionRef ref) {
        synchronized (recent) {
            Long last = recent.get(ref);
            return last == null || clock.in(Duration.ZERO) - last >= interval;
        }
    }
}
