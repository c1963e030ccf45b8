package dev.holdfast;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The session of the current request, injectable wherever the scope is active.
 *
 * <p>Asking costs at most the one round trip that opens the session for this request. All instants are of the store's
 * clock, in milliseconds. Safe for use by several threads of one request. Every method throws
 * {@link jakarta.enterprise.context.ContextNotActiveException} outside of a request and
 * {@link StoreUnavailableException} when the store has to be asked and does not answer.
 */
public interface DistributedSession {

    /**
     * The session's type of thread context: what {@code propagated}, {@code cleared} and {@code unchanged} of a {@code
     * ContextServiceDefinition} (Jakarta Concurrency) or a {@code ManagedExecutor} (MicroProfile Context Propagation) call it.
     */
    String THREAD_CONTEXT = "HoldfastSession";

    /**
     * The session's public name, fixed for its life; it proves nothing and may be logged.
     *
     * @return 22 characters of base64url, or empty where nothing is stored yet
     */
    Optional<String> ref();

    /**
     * When the session was first stored.
     *
     * @return the instant, or empty where nothing is stored yet
     */
    Optional<Instant> createdAt();

    /**
     * When the session was last known to be in use before this request, exact to {@code holdfast.session.touch-interval}.
     *
     * @return the instant, or empty where nothing is stored yet
     */
    Optional<Instant> lastUsedAt();

    /**
     * When the session ends if it is not used again: at the earliest {@code holdfast.session.idle-timeout} from now,
     * at the latest one touch interval after that, and never after the absolute deadline.
     *
     * @return the instant, or empty where nothing is stored yet or no idle time-out applies
     */
    Optional<Instant> idleDeadline();

    /**
     * When the session ends whatever its use.
     *
     * @return the instant, or empty where nothing is stored yet or no absolute time-out applies
     */
    Optional<Instant> absoluteDeadline();

    /**
     * Whether the client has not joined the session yet: nothing was stored before this request.
     *
     * @return true until a session was stored by an earlier request
     */
    boolean isNew();

    /**
     * Replaces the secret that proves the session, in one round trip; state and ref stay. Tokens already sent stay good
     * until the new one was first seen and {@code holdfast.token.grace} has passed, so that parallel requests are not
     * signed out. Does nothing where nothing is stored yet, and while the secret before the present one is still good.
     *
     * @throws ResponseCommittedException if the response's first byte has left, so that the client cannot be told
     */
    void renewId();

    /**
     * Signs somebody in to this session, where there is none in a new one: from here on the caller is known on every node. In one
     * commit with what was changed the secret that proves the session is replaced by a fresh one; the former is worthless at once,
     * for whoever holds it (ASVS 7.2.4). Signing in once more, as after the password was asked for again, does the same.
     *
     * <p>Proving who it is remains the application's part. The server's own notion of the caller follows with the next request, or
     * at once where a mechanism is asked by {@link jakarta.servlet.http.HttpServletRequest#authenticate}.
     *
     * @param caller the name of the user, 1 to 255 characters without control characters
     * @param groups of the user, up to 1,000 of the same kind
     * @throws IllegalArgumentException if a name is none of that kind; the message does not repeat it
     * @throws SignInRefusedException if the user is signed in as often as {@code holdfast.user.max-sessions} allows, or all of the
     *     user's sessions were ended since this request began
     * @throws ResponseCommittedException if the response's first byte has left, so that the client cannot be told
     * @throws SessionLostException if the session has ended meanwhile, or somebody else has signed in to it
     */
    void signIn(String caller, Set<String> groups);

    /**
     * Signs the caller out on every node, at once: ends the session as {@link #end} does, with the reason
     * {@link LossReason#SIGNED_OUT}.
     */
    void signOut();

    /**
     * Who is signed in to this session.
     *
     * @return the name of the user, or empty where nobody is
     */
    Optional<String> caller();

    /**
     * The groups of who is signed in.
     *
     * @return their names, empty where nobody is signed in
     */
    Set<String> groups();

    /**
     * When the caller last signed in to this session, or was asked for a proof again.
     *
     * @return the instant, or empty where nobody is signed in
     */
    Optional<Instant> signedInAt();

    /**
     * What has become of the session that the client came with, where its token opens none. Stays what it is when this request
     * begins a new session.
     *
     * @return why, or empty where the client came without a token, or its session lives
     */
    Optional<SessionLoss> previousLoss();

    /**
     * Ends the session on every node, at once. Beans with {@code @PreDestroy} get it now, with their state in place; what
     * this request has not stored yet is dropped. A bean called afterwards begins a new session. Does nothing but drop
     * the unstored state where nothing is stored yet.
     */
    void end();
}
