package dev.holdfast.session.store;

import java.util.Collection;

/**
 * In which sessions a user is signed in, as far as sign-ins have told; the sessions themselves have the last word, so an entry
 * counts only once it was looked at. Lives by itself, as users and sessions lie on different nodes of a cluster. Every operation
 * is one atomic step and one round trip, and may be sent twice without harm. Safe for use by any number of threads.
 *
 * <p>Every operation throws {@link dev.holdfast.StoreUnavailableException} when no answer came within the time set.
 */
public interface UserIndex {

    /**
     * A sign-in begins: enters its session, before the session itself is told who its user is. Of entries made in one moment, too,
     * each is newer than those before it.
     *
     * @param request whose, which session, and how many there may be
     * @return whether it is entered
     */
    EnrolAnswer enrol(EnrolRequest request);

    /**
     * Reads a user's entries.
     *
     * @param user whose
     * @return the entries, oldest sign-in first
     */
    UserEntries of(UserId user);

    /**
     * From here on no sign-in is entered whose request began before now; reads the entries that there are.
     *
     * @param user whose
     * @param retention for how long that is remembered, in milliseconds; longer than any request takes
     * @return the entries, oldest sign-in first
     */
    UserEntries bar(UserId user, long retention);

    /**
     * Removes entries: of sessions that have ended, or that the user is signed in to no more.
     *
     * @param user whose
     * @param refs of which sessions; none of them need be there
     */
    void remove(UserId user, Collection<SessionRef> refs);
}
