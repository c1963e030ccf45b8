package dev.holdfast.web.httpsession;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EventListener;
import java.util.List;
import java.util.function.Consumer;

/**
 * The application's listeners of sessions and their attributes, one instance of each class, in the order of their declaration
 * (Servlet 6.0, 11.3). Immutable.
 */
final class SessionListeners {

    static final SessionListeners NONE = new SessionListeners(List.of());

    private final List<HttpSessionListener> ofSessions;
    private final List<HttpSessionListener> ofSessionsReversed;
    private final List<HttpSessionAttributeListener> ofAttributes;
    private final List<HttpSessionIdListener> ofIds;

    private SessionListeners(List<EventListener> all) {
        ofSessions = those(all, HttpSessionListener.class);
        ofSessionsReversed = reversed(ofSessions);
        ofAttributes = those(all, HttpSessionAttributeListener.class);
        ofIds = those(all, HttpSessionIdListener.class);
    }

    /** Those that the application has declared: the container's own where they are known, else others that it makes. */
    static SessionListeners of(ServletContext context, ListenerInstances containers) {
        return new SessionListeners(ListenerClasses.of(context).instances(context, containers));
    }

    void created(HttpSession session) {
        HttpSessionEvent event = new HttpSessionEvent(session);
        tell(ofSessions, listener -> listener.sessionCreated(event));
    }

    /** Ended sessions are told of in the reverse order (Servlet 6.0, 11.3.3). */
    void destroyed(HttpSession session) {
        HttpSessionEvent event = new HttpSessionEvent(session);
        tell(ofSessionsReversed, listener -> listener.sessionDestroyed(event));
    }

    void idChanged(HttpSession session, String oldId) {
        HttpSessionEvent event = new HttpSessionEvent(session);
        tell(ofIds, listener -> listener.sessionIdChanged(event, oldId));
    }

    void added(HttpSession session, String name, Object value) {
        HttpSessionBindingEvent event = new HttpSessionBindingEvent(session, name, value);
        tell(ofAttributes, listener -> listener.attributeAdded(event));
    }

    /** The event has the value that was replaced. */
    void replaced(HttpSession session, String name, Object former) {
        HttpSessionBindingEvent event = new HttpSessionBindingEvent(session, name, former);
        tell(ofAttributes, listener -> listener.attributeReplaced(event));
    }

    void removed(HttpSession session, String name, Object former) {
        HttpSessionBindingEvent event = new HttpSessionBindingEvent(session, name, former);
        tell(ofAttributes, listener -> listener.attributeRemoved(event));
    }

    private static <L> void tell(List<L> listeners, Consumer<L> call) {
        listeners.forEach(listener -> Listening.to(listener, () -> call.accept(listener)));
    }

    private static <L> List<L> those(List<EventListener> all, Class<L> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <L> List<L> reversed(List<L> list) {
        List<L> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return List.copyOf(reversed);
    }
}
