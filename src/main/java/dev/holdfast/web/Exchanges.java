package dev.holdfast.web;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.session.RequestTerms;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.web.httpsession.HttpSessions;
import dev.holdfast.web.httpsession.SessionConfiguration;
import dev.holdfast.web.httpsession.SessionRequest;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Begins the working sessions of an application's requests, as it is configured. Safe for use by several threads. */
final class Exchanges {

    private static final Duration WARNING_EVERY = Duration.ofHours(1);

    private final Sessions sessions;
    private final HoldfastConfig config;
    private final HttpSessions httpSessions;
    private final ClientScheme scheme;
    private final FailureAnswers answers;
    private volatile @Nullable Settled settled;

    /** What is known once the application has started. */
    private record Settled(TokenTransport transport, Duration idleTimeout) {}

    Exchanges(Sessions sessions, HoldfastConfig config, HttpSessions httpSessions) {
        this.sessions = sessions;
        this.config = config;
        this.httpSessions = httpSessions;
        this.scheme = new ClientScheme(config.proxy(), new RateLimit(InstantSource.system(), WARNING_EVERY));
        this.answers = new FailureAnswers(config.concurrency());
    }

    RequestSession begin(HttpServletRequest request) {
        Settled terms = settled(request.getServletContext());
        List<String> presented = terms.transport().read(request);
        WorkingSession working = sessions.begin(RequestTerms.of(presented, terms.idleTimeout()));
        return RequestSession.begin(
                request,
                working,
                terms.transport(),
                answers,
                seen -> new SessionRequest(seen, working, httpSessions, presented),
                config.httpSession().replaced());
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
                new CookieTransport(config.cookie(), scheme), config.session().idleTimeout());
    }

    private Settled replaced(ServletContext context) {
        SessionConfiguration application = new SessionConfiguration(config, context);
        return new Settled(
                new CookieTransport(
                        application.cookie(), application.furtherAttributes(), scheme, InstantSource.system()),
                application.idleTimeout());
    }
}
