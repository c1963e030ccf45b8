package dev.holdfast.cdi;

import dev.holdfast.SessionScopedDistributed;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Set;

/** Tells where the scope may come from: the class itself, or a stereotype, or a stereotype's stereotype. */
final class Scopes {

    private Scopes() {}

    static boolean mayBeDistributed(AnnotatedType<?> type, BeanManager manager) {
        return mayBeDistributed(type.getAnnotations(), manager, new HashSet<>());
    }

    private static boolean mayBeDistributed(
            Set<Annotation> annotations, BeanManager manager, Set<Class<? extends Annotation>> visited) {
        return annotations.stream()
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation == SessionScopedDistributed.class
                        || manager.isStereotype(annotation)
                                && visited.add(annotation)
                                && mayBeDistributed(manager.getStereotypeDefinition(annotation), manager, visited));
    }
}
