package dev.holdfast.session.store;

import dev.holdfast.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions live. Every operation is one atomic step and one round trip, and may be sent twice without harm; time is
 * the store's own. Safe for use by any number of threads.
 *
 * <p>Every operation throws {@link StoreUnavailableException} when no answer came within the time set: never an answer
 * that could be taken for "no such session".
 */
public interface SessionStore extends AutoCloseable {

    /**
     * Reads a session, and moves its deadline on where that is due. Touches one key. A store that takes no writes can
     * still be read.
     *
     * @param request which session, and what is known of it
     * @return the session, or why there is none
     */
    OpenAnswer open(OpenRequest request);

    /**
     * Stores changes if nobody changed the same fields since the commit that the writer has seen. Looks at the session's
     * end, not at its deadline: a request that outlives the deadline may finish its work, and once anyone has seen the end
     * nothing lands. Touches one key; a creation or a changed idle time-out also the ledger.
     *
     * @param request what to store
     * @return whether it is stored, or why not
     */
    CommitAnswer commit(CommitRequest request);

    /**
     * Replaces the secret. Touches one key.
     *
     * @param request which secret by which
     * @return whether the new secret is the current one
     */
    RenewAnswer renew(RenewRequest request);

    /**
     * Ends a session: from here on nobody opens it and no commit lands. Works in a store whose memory is full.
     *
     * @param request which session, and why
     * @return who ended it
     */
    EndAnswer end(EndRequest request);

    /**
     * Reads all that is still stored of an ended session, so that the callbacks of its end find its state. Touches one key,
     * writes nothing.
     *
     * @param ref which session
     * @param claim the name under which it was ended or reaped
     * @return the session; empty where it lives, is purged, or somebody else has the claim
     */
    Optional<EndedSession> claimed(SessionRef ref, String claim);

    /**
     * Purges an ended session to its tombstone, if the claim still holds.
     *
     * @param request which session, by whose claim
     * @return whether it is purged
     */
    FinishAnswer finish(FinishRequest request);

    /**
     * The sessions whose recorded deadline, a lower bound of the real one, has passed: those of a tag, and of as many tags after
     * it as can be looked at in the same round trip; after 63 comes 0. Ends with the tag in which the limit is reached. Reads only.
     *
     * @param from the first tag, 0 to 63
     * @param limit how many sessions at the most, 1 or more
     * @return their refs, and how far the look went
     */
    DueAnswer due(int from, int limit);

    /**
     * Ends the overdue ones of these sessions under the caller's claim.
     *
     * @param request which sessions
     * @return what became of those that were due; in no certain order
     */
    List<Reaped> reap(ReapRequest request);

    /**
     * Puts the keys held by this node back into the namespace's key ring where they are missing, and tells the whole ring.
     *
     * @param held key id → key; may be empty
     * @param candidate the id of that held key which may only found a ring that is empty otherwise; null: none is
     * @return key id → key, with at least the held ones but for a candidate that was not needed
     */
    Map<String, byte[]> keys(Map<String, byte[]> held, @Nullable String candidate);

    /**
     * Looks at many sessions at once, by the caller's own right: at their times and one field of each. One round trip to each of the
     * store's nodes, however many there are. Reads only, and is no use of them.
     *
     * @param refs which sessions; may be empty
     * @param field the name of a field
     * @return as many, in the same order
     */
    List<Glance> look(List<SessionRef> refs, String field);

    /**
     * Ends many sessions, each as by {@link #end}, which is atomic by itself only. One round trip to each of the store's nodes.
     *
     * @param requests which sessions, and why; may be empty
     * @return as many, in the same order
     */
    List<EndAnswer> endAll(List<EndRequest> requests);

    /**
     * Until when a session should live by the ledger, which a store that lost the session may still hold.
     *
     * @param ref which session
     * @return a lower bound of its deadline, in milliseconds of the store's clock; empty where the ledger knows nothing of it
     */
    OptionalLong recordedDeadline(SessionRef ref);

    /**
     * In which sessions users are signed in.
     *
     * @return always the same; it needs no closing of its own
     */
    UserIndex users();

    /**
     * The logins that users have asked to be remembered.
     *
     * @return always the same; it needs no closing of its own
     */
    RememberedLogins remembered();

    /**
     * The locks of this store's sessions.
     *
     * @return always the same; it needs no closing of its own
     */
    SessionLocks locks();

    /**
     * This store, for calls that may wait less long than usual.
     *
     * @param limit how long each call may take at the most
     * @return a view of this store, not to be closed; this store itself where it never waits
     */
    default SessionStore within(Duration limit) {
        return this;
    }

    /** Lets go of connections and threads. */
    @Override
    void close();
}
