package dev.holdfast;

import java.time.Instant;
import java.util.Optional;

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
     * signed out. Does nothing where nothing is stored yet.
     *
     * @throws ResponseCommittedException if the response's first byte has left, so that the client cannot be told
     */
    void renewId();

    /**
     * Ends the session on every node, at once. Beans with {@code @PreDestroy} get it now, with their state in place; what
     * this request has not stored yet is dropped. A bean called afterwards begins a new session. Does nothing but drop
     * the unstored state where nothing is stored yet.
     */
    void end();
}
