package dev.holdfast.web;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.config.TokenConfig;
import dev.holdfast.config.TokenConfig.Transport;
import dev.holdfast.session.RequestTerms;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.web.TransportChoice.Brought;
import dev.holdfast.web.httpsession.HttpSessions;
import dev.holdfast.web.httpsession.SessionConfiguration;
import dev.holdfast.web.httpsession.SessionRequest;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Begins the working sessions of an application's requests, as it is configured. Safe for use by several threads. */
final class Exchanges {

    private static final Duration WARNING_EVERY = Duration.ofHours(1);

    private final Supplier<Sessions> sessions;
    private final HoldfastConfig config;
    private final HttpSessions httpSessions;
    private final ClientScheme scheme;
    private final PassiveRequests passive;
    private final ClientDevice device;
    private final FailureAnswers answers;
    private volatile @Nullable Settled settled;

    /** What is known once the application has started. */
    private record Settled(Sessions sessions, TransportChoice transports, Duration idleTimeout) {}

    Exchanges(Supplier<Sessions> sessions, HoldfastConfig config, HttpSessions httpSessions) {
        this.sessions = sessions;
        this.config = config;
        this.httpSessions = httpSessions;
        this.scheme = new ClientScheme(config.proxy(), new RateLimit(InstantSource.system(), WARNING_EVERY));
        this.passive = new PassiveRequests(config.passive());
        this.device = new ClientDevice(config);
        this.answers = new FailureAnswers(config.concurrency());
    }

    RequestSession begin(HttpServletRequest request) {
        Settled terms = settled(request.getServletContext());
        Brought brought = terms.transports().by(request);
        WorkingSession working = terms.sessions()
                .begin(new RequestTerms(
                        brought.tokens(), terms.idleTimeout(), passive.include(request), device.of(request)));
        return RequestSession.begin(
                request,
                working,
                brought.by(),
                terms.transports()::hide,
                answers,
                new DenialAnswers(request, config.user()),
                facade(working, brought),
                config.httpSession().replaced());
    }

    private UnaryOperator<HttpServletRequest> facade(WorkingSession working, Brought brought) {
        return request -> new SessionRequest(
                request, working, httpSessions, brought.tokens(), brought.by().isCookie());
    }

    /** The cookie's and the session's configuration may still change until the application's first request. */
    private Settled settled(ServletContext context) {
        Settled known = settled;
        if (known == null) {
            httpSessions.deployedIn(context);
            known = config.httpSession().replaced() ? replaced(context) : own();
            settled = known;
        }
        return known;
    }

    private Settled own() {
        return new Settled(
                sessions.get(),
                transports(new CookieTransport(config.cookie(), scheme)),
                config.session().idleTimeout());
    }

    private Settled replaced(ServletContext context) {
        SessionConfiguration application = new SessionConfiguration(config, context);
        return new Settled(
                sessions.get(),
                transports(new CookieTransport(
                        application.cookie(), application.furtherAttributes(), scheme, InstantSource.system())),
                application.idleTimeout());
    }

    private TransportChoice transports(CookieTransport cookie) {
        TokenConfig token = config.token();
        return new TransportChoice(token.transports().stream()
                .map(kind -> kind == Transport.COOKIE ? cookie : new HeaderTransport(token.header()))
                .toList());
    }
}
