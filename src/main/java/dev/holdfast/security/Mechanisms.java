package dev.holdfast.security;

import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.lang.reflect.Type;
import java.util.Collection;

/** What can be told of authentication mechanisms from their classes; to be asked only where the server has Jakarta Security. */
public final class Mechanisms {

    private Mechanisms() {}

    /**
     * Whether this is an authentication mechanism, of the application or of the server.
     *
     * @param type any class
     * @return whether it is one
     */
    public static boolean contain(Class<?> type) {
        return HttpAuthenticationMechanism.class.isAssignableFrom(type);
    }

    /**
     * Whether a server takes a bean for its application's mechanism.
     *
     * @param types of the bean
     * @return whether it does
     */
    public static boolean areOf(Collection<Type> types) {
        return types.contains(HttpAuthenticationMechanism.class);
    }

    /**
     * Holdfast's own mechanism, which no container finds by itself.
     *
     * @return its class
     */
    public static Class<?> own() {
        return SessionMechanism.class;
    }
}
