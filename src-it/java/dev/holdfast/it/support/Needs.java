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

    /** MicroProfile Context Propagation. */
    public static final String CONTEXT_PROPAGATION = "needs-context-propagation";

    /** Jakarta Persistence and Transactions, with a default data source. */
    public static final String PERSISTENCE = "needs-persistence";

    /** A server that tells CDI's extensions of the listeners that it injects: by {@code ProcessInjectionTarget}. */
    public static final String TOLD_LISTENERS = "needs-told-listeners";

    /** A server that has CDI make WebSocket endpoints, without being asked to by a configurator. */
    public static final String INJECTED_ENDPOINTS = "needs-injected-endpoints";

    /** The same of those without annotations, that {@code ServerApplicationConfig} names, and opens them within their handshakes. */
    public static final String PLAIN_ENDPOINTS = "needs-plain-endpoints";

    /** Payara's own session, whose ways are written down, and which proves that the contract of sessions is told right. */
    public static final String PAYARAS_SESSION = "needs-payaras-session";

    /** A server that Arquillian can put a test into. */
    public static final String ARQUILLIAN = "needs-arquillian";

    /** Enterprise archives. */
    public static final String EAR = "needs-ear";

    /** A server that calls what is to prepare an application ({@code ServletContainerInitializer}) from an EAR's library, too. */
    public static final String EAR_INITIALIZERS = "needs-ear-initializers";

    /** A server that does not, which is to be seen. */
    public static final String NO_EAR_INITIALIZERS = "needs-no-ear-initializers";

    /** A server with one CDI container for all WARs of an EAR. */
    public static final String ONE_CDI = "needs-one-cdi";

    /** A server with a CDI container for each WAR of an EAR. */
    public static final String CDI_PER_WAR = "needs-cdi-per-war";

    /** A server whose own executors carry the contexts of others, too, and whose contextual proxies do. */
    public static final String CARRYING_EXECUTORS = "needs-carrying-executors";

    /** A server whose own executors do not, which is to be seen. */
    public static final String NO_CARRYING_EXECUTORS = "needs-no-carrying-executors";

    /** JPA by EclipseLink, by which the server's own session loads after the transaction what was not loaded in it. */
    public static final String ECLIPSELINK = "needs-eclipselink";

    /** A server that leaves a response its headers where it answers an exception by itself. */
    public static final String HEADERS_OF_FAILURES = "needs-headers-of-failures";

    /** A server that asks mechanisms for a new proof while somebody is signed in. */
    public static final String NEW_PROOF = "needs-new-proof";

    /** The same where the proof is not said to be a new one, by {@code AuthenticationParameters.newAuthentication}. */
    public static final String UNANNOUNCED_PROOF = "needs-unannounced-proof";

    /** A server whose forms keep the request that they interrupt in the session. */
    public static final String KEPT_REQUEST = "needs-kept-request";

    /** A server that does not log the session's token where its own cookie has the same name, and so need not be given another. */
    public static final String COOKIE_NAME = "needs-cookie-name";

    /** A servlet container to which the WAR brings the platform, so that it can leave out any part. */
    public static final String OWN_PLATFORM = "needs-own-platform";

    private Needs() {}
}
