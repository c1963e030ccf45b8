package dev.holdfast.session;

import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.util.Optional;

/**
 * One request's way under its session's lock and out again: inside it has the state that is stored now, and outside nobody is
 * let in before its own is stored. Safe for use by the request's threads.
 */
public final class LockedSection {

    private final Entry entry;
    private final KnownSession known;
    private final LiveSources live;
    private final LockHold hold;
    private final RequestFate fate;
    private final RequestCommits commits;

    LockedSection(
            Entry entry,
            KnownSession known,
            LiveSources live,
            LockHold hold,
            RequestFate fate,
            RequestCommits commits) {
        this.entry = entry;
        this.known = known;
        this.live = live;
        this.hold = hold;
        this.fate = fate;
        this.commits = commits;
    }

    /**
     * Waits until this request is the only one that holds the session's lock, on any node; the other threads of the request
     * may go on meanwhile. Then stores what changed before, and reads the session again. To be followed by {@link #leave}
     * where it returns. A request that holds the lock enters at once, on whatever thread; one whose session is not stored yet
     * enters without a lock, as nobody can share that session.
     *
     * @param wait at the most
     * @param lease after which the lock is free again though this request holds it; what it then still wants to store is
     *     refused as soon as another one has taken the lock
     * @throws SessionLockTimeoutException if the lock was not free in time
     * @throws SessionLostException if the session has ended or is gone
     * @throws StoreUnavailableException if the store did not answer
     * @throws IllegalStateException if the request is over, maybe since the wait began
     */
    public void enter(Duration wait, Duration lease) {
        entry.get(() -> hold.enter(this::ref)).ifPresent(ref -> acquire(ref, wait, lease));
    }

    /**
     * Stores what changed, and lets go of the lock, whatever becomes of that; nested calls leave both to the outermost one.
     * May be called by any thread, and after the request.
     *
     * @throws dev.holdfast.SessionLockLostException if the lease was over and another request has taken the lock: nothing of
     *     this request is stored any more
     */
    public void leave() {
        entry.run(() -> {
            if (hold.leave()) {
                try {
                    commits.commit();
                } finally {
                    hold.release();
                }
            }
        });
    }

    private Optional<SessionRef> ref() {
        known.requireNotOver();
        return known.open().map(StoredSession::ref);
    }

    private void acquire(SessionRef ref, Duration wait, Duration lease) {
        boolean acquired = false;
        try {
            acquired = hold.acquire(ref, wait, lease);
        } catch (StoreUnavailableException unavailable) {
            refuse(unavailable);
        } finally {
            boolean held = acquired;
            entry.run(() -> settle(ref, held));
        }
        if (!acquired) {
            refuse(SessionMessages.lockNotFree(ref, wait));
        }
    }

    /** In one step: no other thread of the request is let in on state that was read before the lock was held. */
    private void settle(SessionRef ref, boolean acquired) {
        hold.settle(ref, acquired);
        if (acquired) {
            enterLocked(ref);
        }
    }

    private void refuse(RuntimeException refusal) {
        entry.run(() -> fate.asking(() -> {
            throw refusal;
        }));
    }

    /** What was read before the lock was held may be old: stores what is based on it by the usual rules, and reads again. */
    private void enterLocked(SessionRef ref) {
        boolean entered = false;
        try {
            known.requireNotOver();
            known.refillPatience();
            commits.commit();
            StoredSession before = known.stored();
            if (before == null) {
                throw SessionMessages.goneMeanwhile(ref);
            }
            byte[] mark = hold.newMark();
            StoredSession now = known.reopen(before, mark);
            fate.takingOver(() -> live.takeOver(before.fields(), now.fields()));
            hold.marked(mark);
            entered = true;
        } finally {
            if (!entered) {
                hold.release();
            }
        }
    }
}
