package dev.holdfast.cdi;

import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which scope annotations give a bean: one that stands there counts more than its stereotypes' (CDI 4.0, 2.4.4). */
final class Scopes {

    private Scopes() {}

    /** Of a class these are with what it inherits, as {@code AnnotatedType} has them; two scopes at once are left to CDI. */
    static boolean isSessionScoped(Collection<Annotation> annotations, BeanManager manager) {
        Set<Class<? extends Annotation>> own =
                scopes(annotations.stream().map(Annotation::annotationType).collect(Collectors.toSet()), manager);
        Set<Class<? extends Annotation>> inForce =
                own.isEmpty() ? scopes(Stereotypes.spelledOut(annotations, manager), manager) : own;
        return inForce.equals(Set.of(SessionScoped.class));
    }

    private static Set<Class<? extends Annotation>> scopes(
            Set<Class<? extends Annotation>> types, BeanManager manager) {
        return types.stream().filter(manager::isScope).collect(Collectors.toSet());
    }
}
