package dev.holdfast.session.store;

/**
 * The logins that users have asked to be remembered, each of which signs its user in again by a token that changes as it is used.
 * The store sees hashes only: those of the tokens' secrets, and that of each login's series, the secret which all of its tokens have in
 * common and by which it is found; so a dump of the store signs nobody in. All logins of a user end together where a token is
 * used that was replaced before. Every operation is one atomic step and one round trip, and may be sent twice without harm. Safe
 * for use by any number of threads.
 *
 * <p>Every operation throws {@link dev.holdfast.StoreUnavailableException} when no answer came within the time set.
 */
public interface RememberedLogins {

    /**
     * Remembers a login. Where its user has as many as the limit allows, that one goes which was not used for longest.
     *
     * @param request whose, and what
     * @return whether it is remembered
     */
    RememberAnswer remember(RememberRequest request);

    /**
     * Uses a remembered login, which lives on for its lifetime from now. A current token is replaced by its successor unless
     * one was less than the grace ago: uses in such a burst count as one. The token before stays good until the successor was seen,
     * and for the grace after that; a use later than that ends all logins of its user.
     *
     * @param request which login, by which token
     * @return what is remembered, or why nothing is
     */
    RecallAnswer recall(RecallRequest request);

    /**
     * Ends one remembered login, if it is there.
     *
     * @param user whose
     * @param series the hash of its series
     */
    void forget(UserId user, SecretHash series);

    /**
     * Ends all remembered logins of a user; from here on none is remembered whose request began before now.
     *
     * @param user whose
     * @param retention for how long that is remembered, in milliseconds; longer than any request takes
     * @return how many have ended by this call
     */
    int endAll(UserId user, long retention);
}
