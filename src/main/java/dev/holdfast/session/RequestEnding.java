package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.EndAnswer;
import java.util.function.Consumer;

/** How one request ends its session, and runs the callbacks of the end. Guarded by its working session. */
final class RequestEnding {

    private final Sessions sessions;
    private final KnownSession known;
    private final LiveSources live;
    private final IdleTimeout idleTimeout;
    private final Consumer<FieldSources> makeSource;

    RequestEnding(
            Sessions sessions,
            KnownSession known,
            LiveSources live,
            IdleTimeout idleTimeout,
            Consumer<FieldSources> makeSource) {
        this.sessions = sessions;
        this.known = known;
        this.live = live;
        this.idleTimeout = idleTimeout;
        this.makeSource = makeSource;
    }

    /** Marked first, so that nobody opens it any more; the callbacks are this request's where it was the one to end it. */
    void end(StoredSession session) {
        EndAnswer answer = sessions.ender().end(session.token(), LossReason.ENDED, known.patience());
        try {
            if (answer instanceof EndAnswer.Mine) {
                runCallbacks();
            } else {
                live.release(false);
            }
        } finally {
            known.endedHere();
            idleTimeout.forget();
            if (answer instanceof EndAnswer.Mine ended) {
                sessions.ender().finish(session.ref(), ended.tombstone(), known.patience());
            }
        }
    }

    /** Those of all kinds of sources, even where some fail. */
    void runCallbacks() {
        sessions.environment().kinds().forEach(makeSource);
        live.release(true);
    }

    /** Nothing is stored, so nothing ends but what this request holds. */
    void dropWhatIsNotStored() {
        known.requireNotOutdated();
        live.release(false);
    }
}
