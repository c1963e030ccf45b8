package dev.holdfast.security;

import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.FormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Set;

/** What can be told of authentication mechanisms from their classes; to be asked only where the server has Jakarta Security. */
public final class Mechanisms {

    private static final Set<Class<? extends Annotation>> REMEMBERING = Set.of(
            AutoApplySession.class,
            FormAuthenticationMechanismDefinition.class,
            CustomFormAuthenticationMechanismDefinition.class);

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
     * Whether a class is, or asks for, a mechanism that has the server remember the caller, in the server's own session.
     *
     * @param annotations of the class
     * @return whether it is
     */
    public static boolean remember(Collection<? extends Annotation> annotations) {
        return annotations.stream().anyMatch(one -> REMEMBERING.contains(one.annotationType()));
    }

    /**
     * What to say of those whose callers the server remembers.
     *
     * @param names of their classes
     * @return the warning
     */
    public static String warning(Collection<String> names) {
        return SecurityMessages.rememberedByServer(names);
    }
}
