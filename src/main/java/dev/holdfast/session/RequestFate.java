package dev.holdfast.session;

import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;

/** What a request may still store, and whether it has failed, after what it met so far. Guarded by its working session. */
final class RequestFate {

    private final SessionObserver observer;
    private boolean failed;
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

    /** A store that does not answer, or has lost the session, fails the request until it is asked again with success. */
    void asking(Runnable work) {
        try {
            work.run();
            failed = false;
        } catch (StoreUnavailableException unavailable) {
            failed = true;
            observer.happened(Occurrence.STORE_UNAVAILABLE, null, "");
            throw unavailable;
        } catch (SessionLostException lost) {
            failed = true;
            throw lost;
        }
    }

    /** Runs a commit, unless there may be none any more. The client is told when one throws: nothing may land after it. */
    void committing(Runnable work) {
        if (commits != Commits.ALLOWED) {
            return;
        }
        try {
            work.run();
        } catch (StoreUnavailableException | SessionLostException failure) {
            commits = Commits.FAILED;
            throw failure;
        } catch (RuntimeException refusal) {
            commits = Commits.REFUSED;
            throw refusal;
        }
    }

    /** The session has ended meanwhile. */
    void sessionHasEnded() {
        commits = Commits.DROPPED;
    }

    boolean hasFailed() {
        return failed || commits == Commits.FAILED;
    }
}
