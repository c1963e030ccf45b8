package dev.holdfast.web;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.Sessions;
import dev.holdfast.web.httpsession.HttpSessions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;

/**
 * Where a request begins and ends: binds a working session to the request and to the thread that serves it, before any other
 * observer, listener, filter or authentication mechanism looks for it.
 *
 * <p>The events are CDI's own of the request scope. They come again, on other threads and with other wrappers of the request,
 * for asynchronous dispatches; the session is then found in the request. Scopes that belong to no HTTP request get no session.
 *
 * <p>The thread is unbound at {@link BeforeDestroyed}, before the request's own beans are destroyed: a {@code @PreDestroy} of
 * a request-scoped bean that calls a distributed one meets a {@code ContextNotActiveException}. That is intended: the session
 * is stored by then and takes no more calls, so a thread still bound would only meet another exception (HF0409), and might
 * stay bound where the second event does not come. {@link Destroyed} catches up where the first one did not.
 */
@ApplicationScoped
public class RequestBinding {

    private final Exchanges exchanges;
    private final boolean replaced;
    private final Instance<CurrentRequest> current;

    /** For the container's proxy, which has no parts of its own. */
    protected RequestBinding() {
        this.exchanges = null;
        this.replaced = false;
        this.current = null;
    }

    /**
     * Made by the container, maybe before the web application has started: an enterprise bean that starts with it has a request scope,
     * too.
     *
     * @param sessions of the application, to be asked for with its first request
     * @param config the effective configuration
     * @param httpSessions of the application, where they are replaced
     * @param current gives the request to injection points
     */
    @Inject
    RequestBinding(
            Instance<Sessions> sessions,
            HoldfastConfig config,
            HttpSessions httpSessions,
            Instance<CurrentRequest> current) {
        this(sessions::get, config, httpSessions, current);
    }

    /**
     * Made by hand.
     *
     * @param sessions of the application
     * @param config the effective configuration
     * @param httpSessions of the application, where they are replaced
     * @param current gives the request to injection points
     */
    RequestBinding(
            Supplier<Sessions> sessions,
            HoldfastConfig config,
            HttpSessions httpSessions,
            Instance<CurrentRequest> current) {
        this.exchanges = new Exchanges(sessions, config, httpSessions);
        this.replaced = config.httpSession().replaced();
        this.current = current;
    }

    void begins(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(RequestScoped.class) Object scope) {
        if (scope instanceof HttpServletRequest request) {
            RequestSession session = RequestSession.of(request).orElseGet(() -> exchanges.begin(request));
            CurrentSession.bind(session.working());
            if (replaced) {
                current.get().is(session.seen(request));
            }
        }
    }

    void beforeEnd(
            @Observes @Priority(Interceptor.Priority.PLATFORM_AFTER + 999) @BeforeDestroyed(RequestScoped.class)
                    Object scope) {
        ends(scope);
    }

    void ends(
            @Observes @Priority(Interceptor.Priority.PLATFORM_AFTER + 999) @Destroyed(RequestScoped.class)
                    Object scope) {
        if (scope instanceof HttpServletRequest request) {
            try {
                RequestSession.of(request).ifPresent(session -> session.dispatchEnds(request));
            } finally {
                CurrentSession.unbind();
            }
        }
    }
}
