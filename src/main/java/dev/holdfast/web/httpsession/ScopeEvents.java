package dev.holdfast.web.httpsession;

import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Event;
import jakarta.servlet.http.HttpSession;

/** CDI's events of the session scope, with the {@code HttpSession} as their payload (CDI 4.0, 6.7.2). */
record ScopeEvents(Event<HttpSession> events) {

    void initialized(HttpSession session) {
        events.select(Initialized.Literal.of(SessionScoped.class)).fire(session);
    }

    void beforeDestroyed(HttpSession session) {
        events.select(BeforeDestroyed.Literal.of(SessionScoped.class)).fire(session);
    }

    void destroyed(HttpSession session) {
        events.select(Destroyed.Literal.of(SessionScoped.class)).fire(session);
    }
}
