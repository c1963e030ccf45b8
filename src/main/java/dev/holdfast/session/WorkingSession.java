package dev.holdfast.session;

import java.util.Optional;

/**
 * One request's private copy of a session: opened when it is first touched, committed with exactly what changed. The
 * threads of one request may share it.
 */
public final class WorkingSession {

    /**
     * Stores what changed, if anything did: one round trip. Creates the session where there was none. Does nothing after a
     * commit of this request has failed.
     *
     * @throws dev.holdfast.StoreUnavailableException if the store did not answer in time
     * @throws dev.holdfast.SessionLostException if the session was gone
     * @throws dev.holdfast.ResponseCommittedException if a session would have to be created after {@link #firstByteLeft}
     * @throws dev.holdfast.SessionTooLargeException if a hard limit is exceeded
     * @throws dev.holdfast.UnstorableValueException if a value would not come back
     */
    public void commit() {
        throw new UnsupportedOperationException();
    }

    /**
     * What the client is to be told of its token. To be asked after each commit and before the first byte.
     *
     * @return the instruction, or empty where the token stays or the instruction was taken before
     */
    public Optional<TokenInstruction> takeTokenInstruction() {
        throw new UnsupportedOperationException();
    }

    /** From here on the client can no longer be told of a token. */
    public void firstByteLeft() {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether the store did not answer when this request opened or committed its session, so that no success may be told.
     *
     * @return true from the first such failure on
     */
    public boolean hasFailed() {
        throw new UnsupportedOperationException();
    }

    /**
     * The request is over: commits what is left, counts the request as use of the session, and lets go of all live objects
     * whatever happens. Only the first call does anything.
     */
    public void finish() {
        throw new UnsupportedOperationException();
    }
}
