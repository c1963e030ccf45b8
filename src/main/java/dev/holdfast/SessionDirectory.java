package dev.holdfast;

import java.util.List;

/**
 * In which sessions a user is signed in, and how to end them from elsewhere; injectable. What concerns "the caller" is the user
 * who is signed in to this request's session, and needs no further right; what takes a user's name is for administrators, and
 * it is the application's to check that ({@code @RolesAllowed}).
 *
 * <p>Each call costs at most a fixed number of round trips, however many sessions there are. A session that was ended here is
 * over on every node at its next request; its {@code @PreDestroy} runs within seconds, on any of the nodes. Where a call throws,
 * some sessions may have ended and some not: call it again. Safe for use by several threads.
 *
 * <p>Every method throws {@link StoreUnavailableException} when the store does not answer; those of the caller throw
 * {@link SignInRequiredException} when nobody is signed in, and {@link jakarta.enterprise.context.ContextNotActiveException}
 * outside of a request.
 */
public interface SessionDirectory {

    /**
     * The caller's sessions (ASVS 7.5.2).
     *
     * @return all that live, the newest sign-in first
     */
    List<SignedInSession> ofCaller();

    /**
     * A user's sessions, for an administrator.
     *
     * @param user the name under which the user signed in
     * @return all that live, the newest sign-in first
     */
    List<SignedInSession> of(String user);

    /**
     * Ends one of the caller's sessions, and remembered logins, by which the device would sign in again. This request's own one ends as
     * by {@link DistributedSession#signOut}.
     *
     * @param ref its public name; anything at all may stand in it
     * @return whether it has ended by this call; false for one that lives no more, that never was, or that is another user's:
     *     which of these is not told
     */
    boolean end(String ref);

    /**
     * Ends all of the caller's sessions but this request's own one, and remembered logins, as after a change of password (ASVS 7.4.3).
     * A sign-in that is under way is refused: where this request is to sign in again, for a fresh secret, it does so before.
     *
     * @return how many have ended by this call
     */
    int endOthers();

    /**
     * Ends one of a user's sessions, for an administrator (ASVS 7.4.5).
     *
     * @param user the name under which the user signed in
     * @param ref its public name; anything at all may stand in it
     * @return whether it has ended by this call
     */
    boolean endByAdministrator(String user, String ref);

    /**
     * Ends all of a user's sessions, for an administrator (ASVS 7.4.5). A sign-in that is under way is refused.
     *
     * @param user the name under which the user signed in
     * @return how many have ended by this call
     */
    int endAllByAdministrator(String user);

    /**
     * Ends all of a user's sessions, as the account is disabled or deleted (ASVS 7.4.2). A sign-in that is under way is refused; later
     * ones are the application's to refuse.
     *
     * @param user the name under which the user signed in
     * @return how many have ended by this call
     */
    int endAccount(String user);
}
