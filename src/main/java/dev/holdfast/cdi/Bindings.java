package dev.holdfast.cdi;

import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds an interceptor binding where code carries it: on the method before the class; there directly, or by a stereotype or
 * another binding that carries it.
 */
final class Bindings {

    private Bindings() {}

    /** The one in force for a method of this bean class or, as containers make them, of a subclass of it. */
    static <A extends Annotation> Optional<A> inForce(Class<A> binding, Method method, Class<?> beanClass) {
        return find(binding, method).or(() -> find(binding, withoutProxies(beanClass)));
    }

    /** The one in force for a call that it was bound to; one that code does not carry cannot be read, and so lets nobody in. */
    static <A extends Annotation> A inForce(Class<A> binding, InvocationContext call) {
        return inForce(binding, call.getMethod(), call.getTarget().getClass())
                .orElseThrow(() -> CdiMessages.unreadableBinding(binding, Names.ofMember(call.getMethod())));
    }

    static <A extends Annotation> Optional<A> find(Class<A> binding, AnnotatedElement element) {
        return Optional.ofNullable(find(binding, element, new HashSet<>()));
    }

    private static <A extends Annotation> @Nullable A find(
            Class<A> binding, AnnotatedElement element, Set<Class<?>> visited) {
        A direct = element.getAnnotation(binding);
        if (direct != null) {
            return direct;
        }
        for (Annotation annotation : element.getAnnotations()) {
            if (visited.add(annotation.annotationType())) {
                A carried = find(binding, annotation.annotationType(), visited);
                if (carried != null) {
                    return carried;
                }
            }
        }
        return null;
    }

    private static Class<?> withoutProxies(Class<?> type) {
        Class<?> found = type;
        while (found.isSynthetic() && found.getSuperclass() != null) {
            found = found.getSuperclass();
        }
        return found;
    }
}
