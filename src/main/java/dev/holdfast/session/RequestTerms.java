package dev.holdfast.session;

import dev.holdfast.session.token.Token;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * On which terms a request has its session.
 *
 * @param presented the tokens that came with it, best first; anything at all may stand in them
 * @param idleTimeout of the session, if this request begins it; zero: no limit
 * @param passive whether it does not count as use of its session: it may read and write it, but lengthens nothing
 * @param device from where it came; empty where that is not to be kept
 * @param trusted by which the caller's own right opens a session, in place of what was presented; empty: there is no such right
 * @param handedOver whether it is no request but a task that one has handed to another thread: what is trusted then is the token
 *     by which that one's session was proved
 */
public record RequestTerms(
        List<String> presented,
        Duration idleTimeout,
        boolean passive,
        Optional<Device> device,
        Optional<Token> trusted,
        boolean handedOver) {

    /** Copies the list. */
    public RequestTerms {
        presented = List.copyOf(presented);
    }

    /**
     * Those of a request that counts as use and comes from nowhere in particular.
     *
     * @param presented the tokens that came with it, best first; anything at all may stand in them
     * @param idleTimeout of the session, if this request begins it; zero: no limit
     * @return its terms
     */
    public static RequestTerms of(List<String> presented, Duration idleTimeout) {
        return new RequestTerms(presented, idleTimeout, false, Optional.empty());
    }

    /**
     * Those of a request that a client made.
     *
     * @param presented the tokens that came with it, best first; anything at all may stand in them
     * @param idleTimeout of the session, if this request begins it; zero: no limit
     * @param passive whether it does not count as use of its session
     * @param device from where it came; empty where that is not to be kept
     */
    public RequestTerms(List<String> presented, Duration idleTimeout, boolean passive, Optional<Device> device) {
        this(presented, idleTimeout, passive, device, Optional.empty(), false);
    }

    /** Those of work that no request asks for, by the caller's own right. */
    static RequestTerms trusting(Token token, Duration idleTimeout, boolean passive) {
        return new RequestTerms(List.of(), idleTimeout, passive, Optional.empty(), Optional.of(token), false);
    }

    /** Those of a task to which this request hands a session that it has proved. It is the request that counts as use. */
    RequestTerms handingOver(Token proof) {
        return new RequestTerms(List.of(), idleTimeout, true, Optional.empty(), Optional.of(proof), true);
    }

    /** The same for a request that has not asked for its session: a token that came with it is still to be proved. */
    RequestTerms handingOverUnopened() {
        return new RequestTerms(presented, idleTimeout, true, Optional.empty(), trusted, true);
    }

    /** The same for a request without a session. */
    RequestTerms handingOverNothing() {
        return new RequestTerms(List.of(), idleTimeout, true, Optional.empty(), Optional.empty(), true);
    }

    /** Hides the tokens. */
    @Override
    public String toString() {
        return "RequestTerms[presented=" + presented.size() + ", idleTimeout=" + idleTimeout + ", passive=" + passive
                + ", device=" + device + "]";
    }
}
