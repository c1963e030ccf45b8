package dev.holdfast.cdi;

import dev.holdfast.interceptor.EndsSession;
import dev.holdfast.interceptor.RenewsSessionId;
import dev.holdfast.interceptor.RequiresRecentSignIn;
import dev.holdfast.interceptor.RequiresSession;
import dev.holdfast.interceptor.RequiresSignIn;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.interceptor.SessionLocked;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/**
 * The methods and classes that carry an annotation of {@code dev.holdfast.interceptor}, as the deployment finds them, and what is
 * wrong with that. For the deployment's thread only.
 */
public final class InterceptedMethods {

    private static final List<Class<? extends Annotation>> BINDINGS = List.of(
            SessionLocked.class,
            RetryOnConflict.class,
            RequiresSession.class,
            RequiresSignIn.class,
            RequiresRecentSignIn.class,
            RenewsSessionId.class,
            EndsSession.class);

    private final Set<String> faults = new TreeSet<>();

    /**
     * Looks at a class of the application.
     *
     * @param type which carries one of the annotations, itself or on a method
     */
    public void add(AnnotatedType<?> type) {
        Class<?> beanClass = type.getJavaClass();
        check(beanClass, "class " + beanClass.getName());
        type.getMethods().stream()
                .map(AnnotatedMethod::getJavaMember)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> check(method, beanClass));
    }

    /**
     * What was found.
     *
     * @return every fault, each with its code; empty where all is well
     */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    private void check(Method method, Class<?> beanClass) {
        String described = "method " + Names.ofMember(method);
        check(method, described);
        for (Class<? extends Annotation> binding : BINDINGS) {
            if (Bindings.find(binding, method).isPresent()
                    && (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) != 0) {
                faults.add(CdiMessages.notInterceptable(binding, described));
            }
        }
        if (CompletionStage.class.isAssignableFrom(method.getReturnType())
                && !Modifier.isPrivate(method.getModifiers())
                && Bindings.inForce(RetryOnConflict.class, method, beanClass).isPresent()) {
            faults.add(CdiMessages.retriedStage(described));
        }
    }

    private void check(AnnotatedElement element, String described) {
        Bindings.find(SessionLocked.class, element).ifPresent(locked -> {
            check(Durations.WAIT, locked.waitAtMost(), "waitAtMost of @SessionLocked on " + described);
            check(Durations.LEASE, locked.lease(), "lease of @SessionLocked on " + described);
        });
        Bindings.find(RetryOnConflict.class, element)
                .ifPresent(
                        retry -> check(Durations.WITHIN, retry.within(), "within of @RetryOnConflict on " + described));
        Bindings.find(RequiresRecentSignIn.class, element)
                .ifPresent(recent -> checkAge(recent.maxAge(), "maxAge of @RequiresRecentSignIn on " + described));
        Bindings.find(RequiresSignIn.class, element)
                .filter(signIn -> Arrays.stream(signIn.value()).anyMatch(String::isBlank))
                .ifPresent(signIn -> faults.add(CdiMessages.blankGroup("@RequiresSignIn on " + described)));
    }

    private void checkAge(String text, String place) {
        Durations.MAX_AGE.faultOfGiven(text).ifPresent(wrong -> faults.add(CdiMessages.notAnAge(place, text, wrong)));
    }

    private void check(Durations range, String text, String place) {
        Optional<String> fault = range.faultOf(text);
        fault.ifPresent(wrong -> faults.add(CdiMessages.notADuration(place, text, wrong)));
    }
}
