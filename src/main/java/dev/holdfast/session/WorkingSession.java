package dev.holdfast.session;

import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLoss;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.config.ConcurrencyConfig;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionTimes;
import dev.holdfast.session.store.Tombstone;
import dev.holdfast.session.token.Token;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One request's private copy of a session: opened when it is first touched, committed with exactly what changed. The
 * threads of one request may share it; one at a time is let in.
 */
public final class WorkingSession {

    private final Sessions sessions;
    private final Entry entry = new Entry();
    private final LiveSources live = new LiveSources();
    private final TokenReply reply;
    private final RequestFate fate;
    private final KnownSession known;
    private final IdleTimeout idleTimeout;
    private final LockHold hold;
    private final RequestCommits commits;
    private final RequestSecrets secrets;
    private final RequestEnding ending;
    private final RequestCaller caller;
    private final RetriedRuns runs;
    private final LockedSection locked;
    private final TaskEnds tasks = new TaskEnds();

    WorkingSession(Sessions sessions, RequestTerms terms) {
        this.sessions = sessions;
        this.reply = new TokenReply(sessions.environment().tokens());
        this.fate = new RequestFate(sessions.environment().observer());
        this.known = new KnownSession(sessions, terms, fate, reply);
        this.idleTimeout = new IdleTimeout(terms.idleTimeout());
        this.hold = new LockHold(sessions.environment(), entry.newCondition());
        this.commits =
                new RequestCommits(sessions, known, live, hold, fate, reply, this.idleTimeout, this::tellBeginning);
        this.secrets = new RequestSecrets(sessions, known, reply, commits);
        this.caller = new RequestCaller(this, sessions, known, commits, secrets, reply);
        this.ending = new RequestEnding(sessions, known, live, this.idleTimeout, this::source, caller::get);
        this.runs = new RetriedRuns(entry, known, live, fate, commits);
        this.locked = new LockedSection(entry, known, live, hold, fate, commits);
    }

    /** Of a session that has ended: what the callbacks of its end change is dropped. */
    WorkingSession(Sessions sessions, StoredSession ended) {
        this(sessions, RequestTerms.of(List.of(), Duration.ZERO));
        known.hasEndedAs(ended);
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
        return entry.get(work);
    }

    /**
     * The one source of a kind that holds fields of this session as live objects; made when first asked for.
     *
     * @param kind of source
     * @return the source, always the same one until the session ends
     */
    public FieldSource source(FieldSources kind) {
        return entry.get(() -> {
            known.requireNotOver();
            return live.of(kind, this);
        });
    }

    /**
     * The fields as they are stored; the first call of a request costs the round trip that opens the session.
     *
     * @return field name → stored form; a view, to be used within {@link #exclusively} only
     */
    public StoredFields fields() {
        return entry.get(() -> known.open().map(StoredSession::fields).orElse(StoredFields.NONE));
    }

    /**
     * The session's public name.
     *
     * @return its ref, or empty where nothing is stored yet
     */
    public Optional<SessionRef> ref() {
        return entry.get(() -> known.open().map(StoredSession::ref));
    }

    /**
     * The session's times as this request opened it.
     *
     * @return its times, or empty where nothing is stored yet
     */
    public Optional<SessionTimes> times() {
        return entry.get(
                () -> known.open().map(session -> known.asBegun(session).times()));
    }

    /**
     * When the session was last moved on before this request.
     *
     * @return milliseconds of the store's clock, or empty where nothing is stored yet
     */
    public Optional<Long> usedAt() {
        return entry.get(
                () -> known.open().map(session -> known.asBegun(session).usedAt()));
    }

    /**
     * Whether nothing was stored before this request.
     *
     * @return true where there was no session, or this request has begun one
     */
    public boolean isNew() {
        return entry.get(() -> known.open()
                .map(session -> known.asBegun(session).createdHere())
                .orElse(true));
    }

    /**
     * The session that the client's token names, whether it still lives or not. Costs no store call.
     *
     * @return its ref, or empty where no token came, or none of ours
     */
    public Optional<SessionRef> presentedRef() {
        return entry.get(() -> known.presented().map(Token::ref));
    }

    /**
     * How long the session may stay unused.
     *
     * @return its idle time-out, or that of the session which this request would begin; zero: no limit
     */
    public Duration idleTimeout() {
        return entry.get(() -> known.open()
                .map(session -> idleTimeout.beside(session.times().idleTimeout()))
                .orElseGet(idleTimeout::atCreation));
    }

    /**
     * Gives the session another idle time-out, from the next commit on; the absolute one stays.
     *
     * @param timeout at least zero; zero: no limit
     */
    public void setIdleTimeout(Duration timeout) {
        entry.run(() -> idleTimeout.set(timeout));
    }

    /**
     * Sees to it that there is a stored session from here on: where there is none, one begins, though nothing may have been put
     * into it. Costs a commit then.
     *
     * @throws StoreUnavailableException if the store did not answer in time
     * @throws SessionLostException if none may begin, as the request has failed or its session has ended elsewhere meanwhile
     * @throws dev.holdfast.ResponseCommittedException if one would have to begin after {@link #firstByteLeft}
     */
    public void ensure() {
        entry.run(commits::ensure);
    }

    /**
     * A stored field cannot be decoded: counts it, where the configuration lets it be reset.
     *
     * @param field its name
     * @param cause what the codec found
     * @throws UnreadableStateException if {@code holdfast.state.on-unreadable} is {@code fail}
     */
    public void unreadable(String field, UnreadableStateException cause) {
        sessions.opener()
                .unreadable(known.stored() == null ? null : known.stored().ref(), field, cause);
    }

    /**
     * Stores what changed, if anything did: one round trip. Waits for the tasks of this request that are just storing what they
     * changed, and throws what kept one of them from it. With {@code holdfast.http-session=replace} and a touch interval of zero
     * a request that has not read its session is counted as use of it now, which is another one, so that the time of the last
     * access is exact. Creates the session where there was none. Does nothing after a
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
        entry.run(() -> {
            commits.requireTasksStored(tasks);
            commits.commit();
            secrets.renewIfDue();
            known.countUse();
        });
    }

    /**
     * Hands the session to tasks on other threads. What this request has changed so far is stored before, so that they see it;
     * costs nothing where nothing is to be stored.
     *
     * @return what tasks begin by
     * @throws StoreUnavailableException if the store did not answer in time
     * @throws SessionLostException if the session was gone
     * @throws SessionConflictException if somebody has changed the same meanwhile and that may not be settled
     */
    public HandedOver handOver() {
        return entry.get(() -> {
            if (!known.isOver()) {
                commits.requireTasksStored(tasks);
                commits.commit();
            }
            return new HandedOver(sessions, known.handingOver(), tasks);
        });
    }

    /**
     * Who is signed in.
     *
     * @return the request's one
     */
    public RequestCaller caller() {
        return caller;
    }

    /**
     * Why the token that the client presented opens no session; the first question of a request costs the round trip of opening.
     *
     * @return what has become of that session; empty where it lives, or no token came
     */
    public Optional<SessionLoss> previousLoss() {
        return entry.get(known::loss);
    }

    /**
     * What time it is at the store, as far as this node can tell: a node's own clock may be wrong. To be asked after the session.
     *
     * @return milliseconds since 1970, or 0 where the store was never heard
     */
    public long storeTime() {
        return sessions.environment().clock().in(Duration.ZERO);
    }

    /**
     * How a method runs again while its changes meet conflicts that cannot be merged.
     *
     * @return the request's one
     */
    public RetriedRuns runs() {
        return runs;
    }

    /**
     * How the request becomes the only one that holds the session's lock.
     *
     * @return the request's one
     */
    public LockedSection lockedSection() {
        return locked;
    }

    /**
     * Replaces the secret that proves the session, if there is one.
     *
     * @throws dev.holdfast.ResponseCommittedException if the client can no longer be told
     */
    public void renew() {
        entry.run(() -> known.open()
                .filter(session ->
                        !known.hasEndedBefore() && !known.asBegun(session).openedByPreviousToken())
                .ifPresent(session -> fate.asking(() -> secrets.renew(session))));
    }

    /**
     * Replaces the secret that proves the session by a fresh one, in one commit with what changed: the former one is worthless
     * at once, for whoever holds it (ASVS 7.2.4). Does nothing where there is no session.
     *
     * @throws dev.holdfast.ResponseCommittedException if the client can no longer be told
     * @throws SessionLostException if somebody else has done so meanwhile
     */
    public void changeSecret() {
        entry.run(() -> known.open().ifPresent(session -> {
            secrets.change(session);
        }));
    }

    /**
     * Ends the session for good, if there is one, and drops what this request has not stored.
     *
     * @throws SessionLostException if a sign-in has replaced the request's token, so that it may not end the session
     */
    public void end() {
        entry.run(() -> {
            if (!known.hasEndedBefore()) {
                known.open()
                        .ifPresentOrElse(
                                session -> fate.asking(() -> ending.end(session)), ending::dropWhatIsNotStored);
            }
        });
    }

    /**
     * What the client is to be told of its token. To be asked after each commit and before the first byte.
     *
     * @return the instruction, or empty where the token stays or the instruction was taken before
     */
    public Optional<TokenInstruction> takeTokenInstruction() {
        return entry.get(reply::take);
    }

    /** From here on the client can no longer be told of a token. */
    public void firstByteLeft() {
        entry.run(reply::firstByteLeft);
    }

    /**
     * Whether the store did not answer, or had lost the session, when this request last needed it.
     *
     * @return true until the store is asked again with success; for good after a failed commit
     */
    public boolean hasFailed() {
        return entry.get(fate::hasFailed);
    }

    /**
     * What the client is to be told of in place of a success: the commit that failed, for good, or the store's silence, the
     * session's loss or a lock that was not free, until the store is asked again with success.
     *
     * @return the exception that told the application
     */
    public Optional<RuntimeException> failure() {
        return entry.get(fate::failure);
    }

    /**
     * The request is over: commits what is left, counts the request as use of the session, and lets go of all live objects
     * whatever happens. Only the first call does anything.
     */
    public void finish() {
        entry.run(() -> {
            if (!known.isOver()) {
                try {
                    commits.commit();
                } finally {
                    letGo();
                }
            }
        });
    }

    private void tellBeginning() {
        sessions.environment().kinds().stream()
                .filter(FieldSources::beginHasListeners)
                .forEach(kind -> source(kind).begun());
    }

    /** Runs the callbacks of an end, those of all kinds of sources even where some fail. */
    void runEndCallbacks(SessionRef ref, Tombstone end) {
        entry.run(() -> ending.runCallbacks(ref, end));
    }

    TaskEnds tasks() {
        return tasks;
    }

    private void letGo() {
        try {
            live.release(false);
        } finally {
            known.over();
            hold.release();
        }
    }
}
