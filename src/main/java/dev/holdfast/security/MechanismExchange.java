package dev.holdfast.security;

import dev.holdfast.session.WorkingSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** One call of a mechanism: the request and the response that it is to work on, and what becomes of its answer. */
public interface MechanismExchange {

    /**
     * The request in the mechanism's eyes.
     *
     * @return it, with Holdfast's session until {@link #over}
     */
    HttpServletRequest request();

    /**
     * The response in the mechanism's eyes.
     *
     * @return one that stores what the request changed before its first byte
     */
    HttpServletResponse response();

    /**
     * The session of the request.
     *
     * @return its working session
     */
    WorkingSession session();

    /** The call is over, and what it has left of the request is the application's. */
    void over();

    /**
     * The mechanism has answered, or leaves that to the server: no filter will be asked. Stores what the request changed, and
     * tells the client of its session.
     *
     * @throws RuntimeException where it could not be stored and the client got no answer that says so
     */
    void answered();

    /**
     * The mechanism has failed.
     *
     * @param thrown by it
     * @return whether the client has got its answer, so that the server need not know of it
     */
    boolean answeredFor(Throwable thrown);
}
