package dev.holdfast.session;

import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request may still store, and whether it has failed, after what it met so far. Guarded by its working session. */
final class RequestFate {

    private final SessionObserver observer;
    private @Nullable RuntimeException trouble;
    private @Nullable RuntimeException failure;
    private Commits commits = Commits.ALLOWED;

    private enum Commits {
        ALLOWED,
        /** One of them failed, and nobody knows what became of it. */
        FAILED,
        /** One of them would have stored what may not be stored; nothing was. */
        REFUSED,
        /** The session has ended meanwhile: what this request still does to it is dropped, and begins no new one. */
        DROPPED
    }

    RequestFate(SessionObserver observer) {
        this.observer = observer;
    }

    /**
     * A store that does not answer, or has lost the session, and a lock that was not free in time, trouble the request until
     * it asks again with success.
     */
    void asking(Runnable work) {
        try {
            work.run();
            trouble = null;
        } catch (StoreUnavailableException unavailable) {
            trouble = unavailable;
            observer.happened(Occurrence.STORE_UNAVAILABLE, null, "");
            throw unavailable;
        } catch (SessionLostException | SessionLockTimeoutException met) {
            trouble = met;
            throw met;
        }
    }

    /** Runs a commit, unless there may be none any more. The client is told when one throws: nothing may land after it. */
    void committing(Runnable work) {
        try {
            tryingToCommit(work);
        } catch (SessionConflictException conflict) {
            conflictStands(conflict);
            throw conflict;
        }
    }

    /** Runs a commit as well, but after a conflict there may be another one: what led to it is to be done again. */
    void tryingToCommit(Runnable work) {
        if (commits != Commits.ALLOWED) {
            return;
        }
        try {
            work.run();
        } catch (SessionConflictException conflict) {
            throw conflict;
        } catch (StoreUnavailableException | SessionLostException unknown) {
            fails(Commits.FAILED, unknown);
            throw unknown;
        } catch (RuntimeException refusal) {
            fails(Commits.REFUSED, refusal);
            throw refusal;
        }
    }

    /**
     * Has the live objects take over what is stored: where that fails they hold changes that may not be stored, or values older
     * than those that commits are held against, and nothing of them may land.
     */
    void takingOver(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailableException | SessionLostException unread) {
            fails(Commits.FAILED, unread);
            throw unread;
        } catch (RuntimeException unfit) {
            fails(Commits.REFUSED, unfit);
            throw unfit;
        }
    }

    /** A conflict is not tried again: nothing of this request may land any more. */
    void conflictStands(SessionConflictException conflict) {
        fails(Commits.REFUSED, conflict);
    }

    /** The session has ended meanwhile. */
    void sessionHasEnded() {
        commits = Commits.DROPPED;
    }

    /** Throws where nothing of this request is stored any more, as the client is told of a failure. */
    void requireCommits() {
        if (failure != null) {
            throw failure;
        }
    }

    boolean hasFailed() {
        return trouble != null || commits == Commits.FAILED;
    }

    /** What the client is to be told of in place of a success: the commit that failed, else what troubles the request. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure != null ? failure : trouble);
    }

    private void fails(Commits outcome, RuntimeException cause) {
        commits = outcome;
        failure = cause;
    }
}
