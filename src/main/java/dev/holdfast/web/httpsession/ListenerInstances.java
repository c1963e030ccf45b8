package dev.holdfast.web.httpsession;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.EventListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The session listeners that the container itself has made and injected, as far as CDI was told: those that it also tells of the
 * application's start (Servlet 6.0, 11.3.3: one instance for each declaration). Of several of one class the first counts, as the
 * container makes its own while the application starts. Safe for use by several threads.
 */
public final class ListenerInstances {

    private final Map<Class<?>, EventListener> first = new ConcurrentHashMap<>();

    /** None yet. */
    public ListenerInstances() {}

    /**
     * Whether instances of a class are told of sessions.
     *
     * @param type any class
     * @return true for a listener of sessions, of their ids or of their attributes
     */
    public static boolean listensToSessions(Class<?> type) {
        return HttpSessionListener.class.isAssignableFrom(type)
                || HttpSessionAttributeListener.class.isAssignableFrom(type)
                || HttpSessionIdListener.class.isAssignableFrom(type);
    }

    /**
     * Remembers an instance, unless there is an earlier one.
     *
     * @param type that {@linkplain #listensToSessions listens to sessions}, as it is declared: interceptors may have made a
     *     subclass of it
     * @param instance of it, injected
     */
    public void made(Class<?> type, Object instance) {
        first.putIfAbsent(type, (EventListener) instance);
    }

    Optional<EventListener> of(Class<? extends EventListener> type) {
        return Optional.ofNullable(first.get(type));
    }
}
