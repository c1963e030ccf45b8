package dev.holdfast.session;

import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.config.ConcurrencyConfig;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndReason;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.token.Token;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final ReentrantLock entry = new ReentrantLock();
    private final LiveSources live = new LiveSources();
    private final RequestFate fate;
    private final LockHold hold;
    private final Runs runs = new Runs();
    private Patience patience;

    private boolean opened;
    private @Nullable StoredSession stored;
    private @Nullable StoredSession first;
    private @Nullable Token outdated;
    private @Nullable UnreadableStateException unreadable;
    private @Nullable TokenInstruction instruction;
    private boolean firstByteLeft;
    private boolean finished;

    WorkingSession(Sessions sessions, List<String> presented) {
        this.sessions = sessions;
        this.presented = presented;
        this.fate = new RequestFate(sessions.environment().observer());
        this.hold = new LockHold(sessions.environment(), entry.newCondition());
        this.patience = new Patience(sessions.environment());
    }

    /**
     * How the meeting of a session's requests is configured.
     *
     * @return {@code holdfast.retry.*} and {@code holdfast.lock.*}
     */
    public ConcurrencyConfig concurrency() {
        return sessions.environment().config().concurrency();
    }

    /**
     * Runs something while no other thread of the request is let in, and no commit takes place.
     *
     * @param work what to do
     * @param <T> what comes of it
     * @return what came of it
     */
    public <T> T exclusively(Supplier<T> work) {
        entry.lock();
        try {
            return work.get();
        } finally {
            entry.unlock();
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
        return exclusively(() -> open().map(session -> asBegun(session).times()));
    }

    /**
     * When the session was last moved on before this request.
     *
     * @return milliseconds of the store's clock, or empty where nothing is stored yet
     */
    public Optional<Long> usedAt() {
        return exclusively(() -> open().map(session -> asBegun(session).usedAt()));
    }

    /**
     * Whether nothing was stored before this request.
     *
     * @return true where there was no session, or this request has begun one
     */
    public boolean isNew() {
        return exclusively(
                () -> open().map(session -> asBegun(session).createdHere()).orElse(true));
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
     * commit of this request has thrown: the client is told of a failure, so nothing of the request may land later. In the midst
     * of a method that may run again, as before an early byte, it writes over nothing that another request has stored meanwhile.
     *
     * @throws StoreUnavailableException if the store did not answer in time
     * @throws SessionLostException if the session was gone
     * @throws SessionConflictException if somebody has changed the same meanwhile and that may not be settled
     * @throws dev.holdfast.SessionLockLostException if the lease of the lock that it holds is over, and another one has it
     * @throws dev.holdfast.ResponseCommittedException if a session would have to be created after {@link #firstByteLeft}
     * @throws dev.holdfast.SessionTooLargeException if a hard limit is exceeded
     * @throws dev.holdfast.UnstorableValueException if a value would not come back
     */
    public void commit() {
        exclusively(() -> {
            fate.committing(() -> runs.committed(commitWhatChanged(runs.areUnderWay())));
            return null;
        });
    }

    /**
     * Stores what changed as {@link #commit} does, but refuses to write over what another request has stored meanwhile. After
     * such a conflict the request may go on: {@link #reread}, do it again, and commit again; or {@link #conflictStands}.
     *
     * @throws SessionConflictException if there is a conflict that cannot be merged; nothing was stored
     */
    public void commitStrictly() {
        exclusively(() -> {
            fate.tryingToCommit(() -> commitWhatChanged(true));
            return null;
        });
    }

    /**
     * Stores what changed before, as {@link #commit} does, and begins what may run again. To be followed by {@link #endRuns} where
     * it returns true.
     *
     * @return whether it has begun; false where this thread is within another such method, whose runs comprise this one
     */
    public boolean beginRuns() {
        return exclusively(() -> {
            if (runs.isRunner()) {
                return false;
            }
            commit();
            runs.begin();
            return true;
        });
    }

    /** The method that may run again is over, whatever came of it. */
    public void endRuns() {
        exclusively(() -> {
            runs.end();
            return null;
        });
    }

    /**
     * Whether a run can be undone.
     *
     * @return false once a part of it was stored in its midst, as before an early byte: done again, that part would count twice
     */
    public boolean canRunAgain() {
        return exclusively(runs::canBeUndone);
    }

    /**
     * What a {@link #commitStrictly} could not store is not done again: the request has failed, and stores nothing more.
     *
     * @param conflict which it met
     */
    public void conflictStands(SessionConflictException conflict) {
        exclusively(() -> {
            fate.conflictStands(conflict);
            return null;
        });
    }

    /**
     * Drops what is not stored and reads the session again, in one round trip: from here on its beans and attributes have the
     * state that is stored now. Does nothing where nothing is stored yet. The time for the store's answers begins anew. Where it
     * throws, nothing of this request is stored any more, as what was to be dropped is still there.
     *
     * @throws SessionLostException if the session has ended or is gone
     * @throws StoreUnavailableException if the store did not answer
     */
    public void reread() {
        exclusively(() -> {
            patience = new Patience(sessions.environment());
            StoredSession known = stored;
            if (known != null) {
                live.revert(fate.undoing(() -> reopen(known, null)).fields());
            }
            return null;
        });
    }

    /**
     * Waits until this request is the only one that holds the session's lock, on any node; the other threads of the request
     * may go on meanwhile. Then stores what changed before, and reads the session again. To be followed by {@link #unlock}
     * where it returns. A request that holds the lock enters at once, on whatever thread; one whose session is not stored yet
     * enters without a lock, as nobody can share that session.
     *
     * @param wait at the most
     * @param lease after which the lock is free again though this request holds it; what it then still wants to store is
     *     refused as soon as another one has taken the lock
     * @throws SessionLockTimeoutException if the lock was not free in time
     * @throws SessionLostException if the session has ended or is gone
     * @throws StoreUnavailableException if the store did not answer
     */
    public void lock(Duration wait, Duration lease) {
        exclusively(() -> hold.enter(this::ref)).ifPresent(ref -> {
            boolean acquired = false;
            try {
                acquired = hold.acquire(ref, wait, lease);
            } catch (StoreUnavailableException unavailable) {
                refuseEntry(unavailable);
            } finally {
                settle(ref, acquired);
            }
            if (!acquired) {
                refuseEntry(SessionMessages.lockNotFree(ref, wait));
            }
        });
    }

    /**
     * Stores what changed, and lets go of the lock, whatever becomes of that; nested calls leave both to the outermost one.
     * May be called by any thread, and after the request.
     *
     * @throws dev.holdfast.SessionLockLostException if the lease was over and another request has taken the lock: nothing of
     *     this request is stored any more
     */
    public void unlock() {
        exclusively(() -> {
            if (hold.leave()) {
                try {
                    commit();
                } finally {
                    hold.release();
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
            open().filter(session -> !asBegun(session).openedByPreviousToken())
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
     * What the client is to be told of in place of a success: the commit that failed, for good, or the store's silence, the
     * session's loss or a lock that was not free, until the store is asked again with success.
     *
     * @return the exception that told the application
     */
    public Optional<RuntimeException> failure() {
        return exclusively(fate::failure);
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
            hold.release();
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

    /** The session as this request opened or created it, however often it was read again. */
    private StoredSession asBegun(StoredSession session) {
        return first != null && first.ref().equals(session.ref()) ? first : session;
    }

    private void ask() {
        try {
            SessionOpener.Opened found = sessions.opener().open(presented, patience);
            stored = found.session();
            outdated = found.outdated();
        } catch (UnreadableStateException nothingReadable) {
            unreadable = nothingReadable;
        }
        first = stored;
        opened = true;
    }

    private void refuseEntry(RuntimeException refusal) {
        exclusively(() -> {
            fate.asking(() -> {
                throw refusal;
            });
            return null;
        });
    }

    /** In one step: no other thread of the request is let in on state that was read before the lock was held. */
    private void settle(SessionRef ref, boolean acquired) {
        exclusively(() -> {
            hold.settle(ref, acquired);
            if (acquired) {
                enterLocked(ref);
            }
            return null;
        });
    }

    /** What was read before the lock was held may be old: stores what is based on it by the usual rules, and reads again. */
    private void enterLocked(SessionRef ref) {
        boolean entered = false;
        try {
            patience = new Patience(sessions.environment());
            commit();
            StoredSession known = stored;
            if (known == null) {
                throw SessionMessages.goneMeanwhile(ref);
            }
            byte[] mark = hold.newMark();
            live.takeOver(known.fields(), reopen(known, mark).fields());
            hold.marked(mark);
            entered = true;
        } finally {
            if (!entered) {
                hold.release();
            }
        }
    }

    private StoredSession reopen(StoredSession known, byte @Nullable [] fence) {
        fate.asking(() -> {
            SessionOpener.Opened found = sessions.opener().reopen(known.proof(), fence, patience);
            stored = found.session();
            if (found.outdated() != null) {
                outdated = found.outdated();
                throw SessionMessages.outdated(known.ref());
            }
            if (stored == null) {
                fate.sessionHasEnded();
                throw SessionMessages.goneMeanwhile(known.ref());
            }
        });
        StoredSession again = Objects.requireNonNull(stored);
        if (again.openedByPreviousToken()) {
            tell(again.token());
        }
        return again;
    }

    /** Whether there was anything to store. */
    private boolean commitWhatChanged(boolean strictly) {
        PendingChanges pending = live.collect();
        if (pending.isEmpty()) {
            return false;
        }
        if (firstByteLeft) {
            patience = new Patience(sessions.environment()); // what streams may ask for as long as it lives
        }
        open();
        fate.asking(() -> store(pending, strictly));
        return true;
    }

    private void store(PendingChanges pending, boolean strictly) {
        if (stored == null) {
            create(pending);
        } else {
            update(stored, pending, new CommitTerms(strictly, hold.fenceOf(stored.ref())));
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
        first = created;
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

    private void update(StoredSession session, PendingChanges pending, CommitTerms terms) {
        sessions.limits().check(session.ref(), session.fields(), pending.changes());
        sessions.committer()
                .update(session, pending, terms, patience)
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
