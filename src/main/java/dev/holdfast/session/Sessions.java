package dev.holdfast.session;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.session.token.AgreedKeys;
import dev.holdfast.session.token.ConfiguredKeys;
import dev.holdfast.session.token.KeyRing;
import dev.holdfast.session.token.Token;
import dev.holdfast.session.token.TokenSigner;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.LongSupplier;

/** The sessions of one application: begins a working session for each request. Safe for use by several threads. */
public final class Sessions implements AutoCloseable {

    private final SessionEnvironment environment;
    private final TokenVerifier verifier;
    private final SessionOpener opener;
    private final SessionCommitter committer;
    private final SessionRenewer renewer;
    private final SessionEnder ender;
    private final Enrolment enrolment;
    private final UserSessions users;
    private final SizeLimits limits;
    private final Background background;
    private final Toucher toucher;
    private final RememberedSignIns remembered;

    private Sessions(SessionEnvironment environment) {
        this.environment = environment;
        this.ender = new SessionEnder(environment);
        Losses losses = new Losses(environment);
        this.verifier = new TokenVerifier(environment, losses);
        this.opener = new SessionOpener(environment, losses, ender);
        this.renewer = new SessionRenewer(environment);
        UserGlances glances = new UserGlances();
        this.enrolment = new Enrolment(environment, glances, ender);
        this.users = new UserSessions(environment, glances, ender);
        this.limits = new SizeLimits(environment.config().state(), environment.observer());
        this.committer = new SessionCommitter(environment, limits);
        this.background = new Background(environment.node());
        this.toucher = new Toucher(verifier, opener, environment, background);
        this.remembered = new RememberedSignIns(environment, users);
    }

    /**
     * The sessions of an application.
     *
     * @param store where they live; it stays the caller's to close
     * @param config the effective configuration
     * @param namespace under which tokens are good and sessions stored
     * @param node this node's name
     * @param kinds who may hold fields
     * @param observer is told what happens
     * @param events tells the application of it
     * @return ready for requests; the store is not asked before it has to be
     */
    public static Sessions of(
            SessionStore store,
            HoldfastConfig config,
            String namespace,
            String node,
            List<FieldSources> kinds,
            SessionObserver observer,
            SessionEvents events) {
        return of(store, config, namespace, node, kinds, observer, events, System::nanoTime);
    }

    /** With another source of elapsed time than this JVM's. */
    static Sessions of(
            SessionStore store,
            HoldfastConfig config,
            String namespace,
            String node,
            List<FieldSources> kinds,
            SessionObserver observer,
            SessionEvents events,
            LongSupplier nanoTime) {
        SecureRandom random = new SecureRandom();
        KeyRing keys = config.token().keys().isEmpty()
                ? new AgreedKeys(store, random, nanoTime)
                : new ConfiguredKeys(config.token().keys());
        return new Sessions(new SessionEnvironment(
                store,
                new TokenSigner(keys, namespace),
                config,
                observer,
                events,
                SnapshotCache.of(config, nanoTime),
                new StoreClock(nanoTime),
                random,
                node,
                kinds));
    }

    /**
     * A request begins. Costs no store call: the session is opened when it is first touched.
     *
     * @param presented the tokens that came with the request, best first; anything at all may stand in them
     * @return the request's working session
     */
    public WorkingSession begin(List<String> presented) {
        return begin(RequestTerms.of(presented, environment.config().session().idleTimeout()));
    }

    /**
     * A request begins that has its session on other terms than the usual.
     *
     * @param terms what the request brought, and what is to hold for it
     * @return the request's working session
     */
    public WorkingSession begin(RequestTerms terms) {
        return new WorkingSession(this, terms);
    }

    /**
     * Work on a session begins that no request asks for, by the caller's own right: nothing proves it, no client is told of anything,
     * and a sign-in is refused, as the session's clients could not be told of the new secret.
     *
     * @param ref of which session
     * @param passive whether that does not count as use of it
     * @return a working session, which is empty where that one does not live
     */
    public WorkingSession beginTrusted(SessionRef ref, boolean passive) {
        WorkingSession session = begin(RequestTerms.trusting(
                Token.trusted(ref, environment.random()),
                environment.config().session().idleTimeout(),
                passive));
        session.firstByteLeft();
        return session;
    }

    /**
     * In which sessions users are signed in.
     *
     * @return always the same
     */
    public UserSessions users() {
        return users;
    }

    /**
     * Asks the store a first time, in the background, so that no visitor waits for what a first call takes. It may be out of
     * reach: the first request that needs it asks again.
     */
    public void warmUp() {
        background.run(() -> {
            environment.store().due(0, 1);
            environment.tokens().signingKey();
        });
    }

    /**
     * The sign-ins that outlive their sessions.
     *
     * @return always the same
     */
    public RememberedSignIns remembered() {
        return remembered;
    }

    /** Lets go of the thread that counts unread requests as use. */
    @Override
    public void close() {
        background.close();
    }

    SessionEnvironment environment() {
        return environment;
    }

    TokenVerifier verifier() {
        return verifier;
    }

    SessionOpener opener() {
        return opener;
    }

    SessionCommitter committer() {
        return committer;
    }

    SessionRenewer renewer() {
        return renewer;
    }

    SessionEnder ender() {
        return ender;
    }

    Enrolment enrolment() {
        return enrolment;
    }

    SizeLimits limits() {
        return limits;
    }

    Toucher toucher() {
        return toucher;
    }
}
