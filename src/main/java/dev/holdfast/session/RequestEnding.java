package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.event.SessionEnded;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.Tombstone;
import dev.holdfast.session.store.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How one request ends its session, and runs the callbacks of the end. Guarded by its working session. */
final class RequestEnding {

    private final Sessions sessions;
    private final KnownSession known;
    private final LiveSources live;
    private final IdleTimeout idleTimeout;
    private final Consumer<FieldSources> makeSource;
    private final Supplier<Optional<Caller>> caller;

    RequestEnding(
            Sessions sessions,
            KnownSession known,
            LiveSources live,
            IdleTimeout idleTimeout,
            Consumer<FieldSources> makeSource,
            Supplier<Optional<Caller>> caller) {
        this.sessions = sessions;
        this.known = known;
        this.live = live;
        this.idleTimeout = idleTimeout;
        this.makeSource = makeSource;
        this.caller = caller;
    }

    /** Marked first, so that nobody opens it any more; the callbacks are this request's where it was the one to end it. */
    void end(StoredSession session) {
        Optional<Caller> signedIn = caller.get();
        LossReason reason = signedIn.isPresent() ? LossReason.SIGNED_OUT : LossReason.ENDED;
        EndAnswer answer = sessions.ender().end(session.token(), reason, known.patience());
        try {
            if (answer instanceof EndAnswer.Mine ended) {
                runCallbacks(session.ref(), ended.tombstone());
            } else {
                live.release(false);
            }
        } finally {
            known.endedHere();
            idleTimeout.forget();
            if (answer instanceof EndAnswer.Mine ended) {
                sessions.ender().finish(session.ref(), ended.tombstone(), known.patience());
            }
            signedIn.ifPresent(
                    user -> sessions.enrolment().leave(UserId.of(user.name()), session.ref(), known.patience()));
        }
    }

    /** Those of all kinds of sources, even where some fail; the application hears of the end before and after them. */
    void runCallbacks(SessionRef ref, Tombstone end) {
        SessionEvents events = sessions.environment().events();
        events.ends(ref);
        try {
            sessions.environment().kinds().forEach(makeSource);
            live.release(true);
        } finally {
            events.happened(new SessionEnded(
                    ref + "-" + end.at(), ref.toString(), end.reason(), Instant.ofEpochMilli(end.at())));
        }
    }

    /** Nothing is stored, so nothing ends but what this request holds. */
    void dropWhatIsNotStored() {
        known.requireNotOutdated();
        live.release(false);
    }
}
