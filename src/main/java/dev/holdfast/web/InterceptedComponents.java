package dev.holdfast.web;

import dev.holdfast.interceptor.RequiresSession;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Servlets and filters that carry an annotation of {@code dev.holdfast.interceptor}: the server makes these by itself, and puts no
 * interceptor before them, so that a guard there would let everybody in.
 */
final class InterceptedComponents {

    private static final String ANNOTATIONS = RequiresSession.class.getPackageName();

    private InterceptedComponents() {}

    /**
     * Stops the deployment where there are any.
     *
     * @param found the classes that the server has found to carry such an annotation, among others
     * @throws dev.holdfast.HoldfastDeploymentException naming all of them
     */
    static void refuse(Collection<Class<?>> found) {
        List<String> names = found.stream()
                .filter(type -> Servlet.class.isAssignableFrom(type) || Filter.class.isAssignableFrom(type))
                .filter(InterceptedComponents::isAnnotated)
                .map(Class::getName)
                .sorted()
                .toList();
        if (!names.isEmpty()) {
            throw WebMessages.interceptedComponents(names);
        }
    }

    private static boolean isAnnotated(Class<?> type) {
        return Stream.<AnnotatedElement>concat(Stream.of(type), Arrays.stream(type.getDeclaredMethods()))
                .flatMap(element -> Arrays.stream(element.getAnnotations()))
                .anyMatch(one -> one.annotationType().getPackageName().equals(ANNOTATIONS));
    }
}
