package dev.holdfast.session;

import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndReason;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.RenewRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.token.Token;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    private final Map<FieldSources, FieldSource> sources = new LinkedHashMap<>();

    private boolean opened;
    private @Nullable StoredSession stored;
    private @Nullable Token outdated;
    private @Nullable TokenInstruction instruction;
    private boolean firstByteLeft;
    private boolean failed;
    private Commits commits = Commits.ALLOWED;
    private boolean finished;

    private enum Commits {
        ALLOWED,
        /** One of them failed. */
        FAILED,
        /** The session has ended meanwhile: what this request still does to it is dropped, and begins no new one. */
        DROPPED
    }

    WorkingSession(Sessions sessions, List<String> presented) {
        this.sessions = sessions;
        this.presented = presented;
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
            FieldSource source = sources.get(kind);
            if (source == null) {
                source = kind.sourceFor(this);
                sources.put(kind, source);
            }
            return source;
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
     * commit of this request has failed.
     *
     * @throws StoreUnavailableException if the store did not answer in time
     * @throws SessionLostException if the session was gone
     * @throws dev.holdfast.ResponseCommittedException if a session would have to be created after {@link #firstByteLeft}
     * @throws dev.holdfast.SessionTooLargeException if a hard limit is exceeded
     * @throws dev.holdfast.UnstorableValueException if a value would not come back
     */
    public void commit() {
        exclusively(() -> {
            if (commits == Commits.ALLOWED && !sources.isEmpty()) {
                PendingChanges pending = PendingChanges.collect(sources.values());
                if (!pending.isEmpty()) {
                    commit(pending);
                }
            }
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
                    .ifPresent(session -> guarded(() -> renew(session)));
            return null;
        });
    }

    /** Ends the session for good, if there is one, and drops what this request has not stored. */
    public void end() {
        exclusively(() -> {
            Optional<StoredSession> session = open();
            session.ifPresent(one -> guarded(() -> end(one)));
            if (session.isEmpty()) {
                releaseAll(false);
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
        return exclusively(() -> failed || commits == Commits.FAILED);
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
                    releaseAll(false);
                    finished = true;
                    if (!opened) {
                        sessions.toucher().usedUnread(presented);
                    }
                }
            }
            return null;
        });
    }

    private Optional<StoredSession> open() {
        if (!opened) {
            guarded(() -> {
                SessionOpener.Opened found = sessions.opener().open(presented);
                stored = found.session();
                outdated = found.outdated();
                opened = true;
            });
            if (stored != null) {
                sessions.toucher().used(stored.ref());
                if (stored.openedByPreviousToken()) {
                    tell(stored.token());
                }
            }
        }
        return Optional.ofNullable(stored);
    }

    private void commit(PendingChanges pending) {
        try {
            guarded(() -> store(pending));
        } catch (StoreUnavailableException | SessionLostException failure) {
            // Nobody knows what became of it, and the client is told so: nothing may follow.
            commits = Commits.FAILED;
            throw failure;
        }
    }

    private void store(PendingChanges pending) {
        SessionCommitter.Committed committed = stored == null ? create(pending) : update(stored, pending);
        stored = committed.session();
        if (stored == null) {
            commits = Commits.DROPPED;
        }
        sources.values().forEach(FieldSource::stored);
        if (!committed.yielded().isEmpty()) {
            sources.values().forEach(source -> source.refresh(committed.yielded()));
        }
    }

    private SessionCommitter.Committed create(PendingChanges pending) {
        if (firstByteLeft) {
            throw SessionMessages.firstWriteAfterFirstByte();
        }
        if (outdated != null) {
            throw SessionMessages.outdated(outdated.ref());
        }
        sessions.limits().check(null, Map.of(), pending.changes());
        SessionCommitter.Committed created = sessions.committer().create(pending);
        if (created.session() != null) {
            tell(created.session().token());
            sessions.toucher().used(created.session().ref());
        }
        return created;
    }

    private SessionCommitter.Committed update(StoredSession session, PendingChanges pending) {
        sessions.limits().check(session.ref(), session.fields(), pending.changes());
        return sessions.committer().update(session, pending);
    }

    private void renew(StoredSession session) {
        if (firstByteLeft) {
            throw SessionMessages.renewalAfterFirstByte(session.ref());
        }
        SessionEnvironment environment = sessions.environment();
        Token current = session.token();
        Token next = current.next(environment.clock().in(Duration.ZERO));
        RenewAnswer answer = environment
                .store()
                .renew(new RenewRequest(
                        session.ref(), current.credential(), next.secret().hash()));
        environment.clock().hear(answer.now());
        if (answer instanceof RenewAnswer.Done) {
            session.renewed(next);
            tell(next);
            environment.observer().happened(Occurrence.SESSION_RENEWED, session.ref(), "");
        } else if (!(answer instanceof RenewAnswer.Moved)) {
            throw SessionMessages.lost(session.ref());
        }
    }

    private void end(StoredSession session) {
        EndAnswer answer = sessions.ender().end(session.ref(), EndReason.ENDED);
        boolean mine = answer instanceof EndAnswer.Mine;
        try {
            if (mine) {
                sessions.environment().kinds().forEach(this::source);
            }
            releaseAll(mine);
        } finally {
            stored = null;
            instruction = new TokenInstruction.Clear();
            if (answer instanceof EndAnswer.Mine ended) {
                sessions.ender().finish(session.ref(), ended.tombstone());
            }
        }
    }

    private void releaseAll(boolean ended) {
        try {
            List.copyOf(sources.values()).forEach(source -> source.release(ended));
        } finally {
            sources.clear();
        }
    }

    private void tell(Token token) {
        instruction = new TokenInstruction.Send(sessions.environment().tokens().write(token));
    }

    /** A store that did not answer, or has lost the session, makes the whole request a failed one. */
    private void guarded(Runnable work) {
        try {
            work.run();
            failed = false;
        } catch (StoreUnavailableException unavailable) {
            failed = true;
            sessions.environment().observer().happened(Occurrence.STORE_UNAVAILABLE, null, "");
            throw unavailable;
        } catch (SessionLostException lost) {
            failed = true;
            throw lost;
        }
    }
}
