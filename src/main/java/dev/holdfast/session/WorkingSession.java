package dev.holdfast.session;

import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndReason;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.token.Token;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request's private copy of a session: opened when it is first touched, committed with exactly what changed. The
 * threads of one request may share it; one at a time is let in.
 */
public final class WorkingSession {

    private final Sessions sessions;
    private final List<String> presented;
    private final ReentrantLock lock = new ReentrantLock();
    private final LiveSources live = new LiveSources();
    private final RequestFate fate;
    private Patience patience;

    private boolean opened;
    private @Nullable StoredSession stored;
    private @Nullable Token outdated;
    private @Nullable UnreadableStateException unreadable;
    private @Nullable TokenInstruction instruction;
    private boolean firstByteLeft;
    private boolean finished;

    WorkingSession(Sessions sessions, List<String> presented) {
        this.sessions = sessions;
        this.presented = presented;
        this.fate = new RequestFate(sessions.environment().observer());
        this.patience = new Patience(sessions.environment());
    }

    /**
     * Runs something while no other thread of the request is let in, and no commit takes place.
     *
     * @param work what to do
     * @param <T> what comes of it
     * @return what came of it
     */
    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The one source of a kind that holds fields of this session as live objects; made when first asked for.
     *
     * @param kind of source
     * @return the source, always the same one until the session ends
     */
    public FieldSource source(FieldSources kind) {
        return exclusively(() -> {
            if (finished) {
                throw SessionMessages.finished();
            }
            return live.of(kind, this);
        });
    }

    /**
     * The fields as they are stored; the first call of a request costs the round trip that opens the session.
     *
     * @return field name → stored form; a view, to be used within {@link #exclusively} only
     */
    public Map<String, byte[]> fields() {
        return exclusively(() -> open().map(session -> Collections.unmodifiableMap(session.fields()))
                .orElse(Map.of()));
    }

    /**
     * The session's public name.
     *
     * @return its ref, or empty where nothing is stored yet
     */
    public Optional<SessionRef> ref() {
        return exclusively(() -> open().map(StoredSession::ref));
    }

    /**
     * The session's times as this request opened it.
     *
     * @return its times, or empty where nothing is stored yet
     */
    public Optional<SessionTimes> times() {
        return exclusively(() -> open().map(StoredSession::times));
    }

    /**
     * When the session was last moved on before this request.
     *
     * @return milliseconds of the store's clock, or empty where nothing is stored yet
     */
    public Optional<Long> usedAt() {
        return exclusively(() -> open().map(StoredSession::usedAt));
    }

    /**
     * Whether nothing was stored before this request.
     *
     * @return true where there was no session, or this request has begun one
     */
    public boolean isNew() {
        return exclusively(() -> open().map(StoredSession::createdHere).orElse(true));
    }

    /**
     * A stored field cannot be decoded: counts it, where the configuration lets it be reset.
     *
     * @param field its name
     * @param cause what the codec found
     * @throws UnreadableStateException if {@code holdfast.state.on-unreadable} is {@code fail}
     */
    public void unreadable(String field, UnreadableStateException cause) {
        sessions.opener().unreadable(stored == null ? null : stored.ref(), field, cause);
    }

    /**
     * Stores what changed, if anything did: one round trip. Creates the session where there was none. Does nothing after a
     * commit of this request has thrown: the client is told of a failure, so nothing of the request may land later.
     *
     * @throws StoreUnavailableException if the store did not answer in time
     * @throws SessionLostException if the session was gone
     * @throws dev.holdfast.ResponseCommittedException if a session would have to be created after {@link #firstByteLeft}
     * @throws dev.holdfast.SessionTooLargeException if a hard limit is exceeded
     * @throws dev.holdfast.UnstorableValueException if a value would not come back
     */
    public void commit() {
        exclusively(() -> {
            fate.committing(this::commitWhatChanged);
            return null;
        });
    }

    /**
     * Replaces the secret that proves the session, if there is one.
     *
     * @throws dev.holdfast.ResponseCommittedException if the client can no longer be told
     */
    public void renew() {
        exclusively(() -> {
            open().filter(session -> !session.openedByPreviousToken())
                    .ifPresent(session -> fate.asking(() -> renew(session)));
            return null;
        });
    }

    /**
     * Ends the session for good, if there is one, and drops what this request has not stored.
     *
     * @throws SessionLostException if a sign-in has replaced the request's token, so that it may not end the session
     */
    public void end() {
        exclusively(() -> {
            Optional<StoredSession> session = open();
            session.ifPresent(one -> fate.asking(() -> end(one)));
            if (session.isEmpty()) {
                requireNotOutdated();
                live.release(false);
            }
            return null;
        });
    }

    /**
     * What the client is to be told of its token. To be asked after each commit and before the first byte.
     *
     * @return the instruction, or empty where the token stays or the instruction was taken before
     */
    public Optional<TokenInstruction> takeTokenInstruction() {
        return exclusively(() -> {
            Optional<TokenInstruction> taken = Optional.ofNullable(instruction);
            instruction = null;
            return taken;
        });
    }

    /** From here on the client can no longer be told of a token. */
    public void firstByteLeft() {
        exclusively(() -> firstByteLeft = true);
    }

    /**
     * Whether the store did not answer, or had lost the session, when this request last needed it.
     *
     * @return true until the store is asked again with success; for good after a failed commit
     */
    public boolean hasFailed() {
        return exclusively(fate::hasFailed);
    }

    /**
     * The request is over: commits what is left, counts the request as use of the session, and lets go of all live objects
     * whatever happens. Only the first call does anything.
     */
    public void finish() {
        exclusively(() -> {
            if (!finished) {
                try {
                    commit();
                } finally {
                    letGo();
                }
            }
            return null;
        });
    }

    private void letGo() {
        try {
            live.release(false);
        } finally {
            finished = true;
            if (!opened) {
                sessions.toucher().usedUnread(presented);
            }
        }
    }

    private Optional<StoredSession> open() {
        if (!opened) {
            if (finished) {
                throw SessionMessages.finished();
            }
            fate.asking(this::ask);
            if (stored != null) {
                sessions.toucher().used(stored.ref(), stored.times().touchedAt());
                if (stored.openedByPreviousToken()) {
                    tell(stored.token());
                }
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return Optional.ofNullable(stored);
    }

    private void ask() {
        try {
            SessionOpener.Opened found = sessions.opener().open(presented, patience);
            stored = found.session();
            outdated = found.outdated();
        } catch (UnreadableStateException nothingReadable) {
            unreadable = nothingReadable;
        }
        opened = true;
    }

    private void commitWhatChanged() {
        PendingChanges pending = live.collect();
        if (!pending.isEmpty()) {
            if (firstByteLeft) {
                patience = new Patience(sessions.environment()); // what streams may ask for as long as it lives
            }
            open();
            fate.asking(() -> store(pending));
        }
    }

    private void store(PendingChanges pending) {
        if (stored == null) {
            create(pending);
        } else {
            update(stored, pending);
        }
    }

    private void create(PendingChanges pending) {
        if (firstByteLeft) {
            throw SessionMessages.firstWriteAfterFirstByte();
        }
        requireNotOutdated();
        sessions.limits().check(null, Map.of(), pending.changes());
        StoredSession created = sessions.committer().create(pending, patience);
        stored = created;
        sessions.toucher().used(created.ref(), created.times().touchedAt());
        tell(created.token());
        live.stored(Map.of());
    }

    /** In the name of a token that a sign-in has replaced nothing is done to the session, nor beside it. */
    private void requireNotOutdated() {
        if (outdated != null) {
            throw SessionMessages.outdated(outdated.ref());
        }
    }

    private void update(StoredSession session, PendingChanges pending) {
        sessions.limits().check(session.ref(), session.fields(), pending.changes());
        sessions.committer()
                .update(session, pending, CommitTerms.PLAIN, patience)
                .ifPresentOrElse(live::stored, this::sessionHasEnded);
    }

    private void sessionHasEnded() {
        stored = null;
        fate.sessionHasEnded();
    }

    private void renew(StoredSession session) {
        if (firstByteLeft) {
            throw SessionMessages.renewalAfterFirstByte(session.ref());
        }
        switch (sessions.renewer().renew(session, patience)) {
            case DONE -> tell(session.token());
            case ELSEWHERE -> {} // whoever did it tells the client
            case ENDED -> sessionHasEnded();
        }
    }

    private void end(StoredSession session) {
        EndAnswer answer = sessions.ender().end(session.ref(), EndReason.ENDED, patience);
        boolean mine = answer instanceof EndAnswer.Mine;
        try {
            if (mine) {
                sessions.environment().kinds().forEach(this::source);
            }
            live.release(mine);
        } finally {
            stored = null;
            instruction = new TokenInstruction.Clear();
            if (answer instanceof EndAnswer.Mine ended) {
                sessions.ender().finish(session.ref(), ended.tombstone(), patience);
            }
        }
    }

    private void tell(Token token) {
        instruction = new TokenInstruction.Send(sessions.environment().tokens().write(token));
    }
}
