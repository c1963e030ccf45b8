package dev.holdfast.it.support;

/**
 * What a test needs that not every server has: JUnit tags, of which a server's profile in pom.xml excludes some. README's table
 * of servers gives the reason for each.
 */
public final class Needs {

    /** Enterprise beans. */
    public static final String EJB = "needs-ejb";

    /** Jakarta Faces. */
    public static final String FACES = "needs-faces";

    /** Jakarta Security, and a server that asks its mechanisms. */
    public static final String SECURITY = "needs-security";

    /** Jakarta Concurrency. */
    public static final String CONCURRENCY = "needs-concurrency";

    /** Jakarta Persistence and Transactions, with a default data source. */
    public static final String PERSISTENCE = "needs-persistence";

    /** A server that tells CDI's extensions of the listeners that it injects: by {@code ProcessInjectionTarget}. */
    public static final String TOLD_LISTENERS = "needs-told-listeners";

    /** WebSocket endpoints that are made by CDI. */
    public static final String INJECTED_ENDPOINTS = "needs-injected-endpoints";

    /** A server that opens a WebSocket while the request of its handshake lasts. */
    public static final String OPEN_IN_HANDSHAKE = "needs-open-in-handshake";

    /** The server on whose own session the contract of {@code HttpSession} was tried: Payara. */
    public static final String REFERENCE_SESSION = "needs-reference-session";

    /** A server that Arquillian can put a test into. */
    public static final String ARQUILLIAN = "needs-arquillian";

    /** Enterprise archives. */
    public static final String EAR = "needs-ear";

    /** JPA by EclipseLink, whose single references that were not loaded can be kept, and loaded after the transaction. */
    public static final String ECLIPSELINK = "needs-eclipselink";

    /** A server that leaves a response its headers where it answers an exception by itself. */
    public static final String HEADERS_OF_FAILURES = "needs-headers-of-failures";

    /** A server that asks mechanisms for a new proof while somebody is signed in. */
    public static final String NEW_PROOF = "needs-new-proof";

    /** A server whose forms keep the request that they interrupt in the session. */
    public static final String KEPT_REQUEST = "needs-kept-request";

    /** A server that does not take, and log, for an id of its own what a cookie of the application's name holds. */
    public static final String COOKIE_NAME = "needs-cookie-name";

    /** A servlet container to which the WAR brings the platform, so that it can leave out any part. */
    public static final String OWN_PLATFORM = "needs-own-platform";

    private Needs() {}
}
