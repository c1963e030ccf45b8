package dev.holdfast.web.httpsession;

import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Event;
import jakarta.servlet.http.HttpSession;
import java.lang.annotation.Annotation;

/**
 * CDI's events of the session scope, with the {@code HttpSession} as their payload (CDI 4.0, 6.7.2).
 *
 * @param events to be fired
 * @param told whether they are
 */
record ScopeEvents(Event<HttpSession> events, boolean told) {

    void initialized(HttpSession session) {
        fire(Initialized.Literal.of(SessionScoped.class), session);
    }

    void beforeDestroyed(HttpSession session) {
        fire(BeforeDestroyed.Literal.of(SessionScoped.class), session);
    }

    void destroyed(HttpSession session) {
        fire(Destroyed.Literal.of(SessionScoped.class), session);
    }

    /** As with listeners, an observer that fails keeps nothing from going on. */
    private void fire(Annotation event, HttpSession session) {
        if (told) {
            Listening.to("An observer of " + event, () -> events.select(event).fire(session));
        }
    }
}
