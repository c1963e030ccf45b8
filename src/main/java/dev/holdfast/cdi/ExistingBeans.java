package dev.holdfast.cdi;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.session.FieldCodecs;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes existing beans ours: what is {@code @SessionScoped} (a class, a producer, by a stereotype, by inheritance) becomes
 * {@link SessionScopedDistributed}. All else about it stays: names, qualifiers, interceptors, observers. What cannot be
 * distributed is left as it is, so that the application can be deployed, and remembered. For the deployment's thread only.
 */
public final class ExistingBeans {

    private final Predicate<Class<?>> theirs;
    private final FieldCodecs codecs;
    private final Map<String, String> left = new TreeMap<>();

    /**
     * Re-maps the beans of some classes.
     *
     * @param theirs which classes are to be distributed, with the producers in them
     * @param codecs for the types of producers
     */
    public ExistingBeans(Predicate<Class<?>> theirs, FieldCodecs codecs) {
        this.theirs = theirs;
        this.codecs = codecs;
    }

    /**
     * Re-maps what is {@code @SessionScoped} in a class, if it is one of those to be distributed.
     *
     * @param event of any class
     * @param manager of the deployment
     */
    public void remap(ProcessAnnotatedType<?> event, BeanManager manager) {
        AnnotatedType<?> type = event.getAnnotatedType();
        if (theirs.test(type.getJavaClass())) {
            if (Scopes.isSessionScoped(type.getAnnotations(), manager)) {
                remapClass(event, manager);
            }
            type.getMethods().stream()
                    .filter(method -> isToBeRemapped(method, type, manager))
                    .forEach(method -> remap(event, method, manager));
            type.getFields().stream()
                    .filter(field -> isToBeRemapped(field, type, manager))
                    .forEach(field -> remap(event, field, manager));
        }
    }

    /**
     * What cannot be distributed and was left as it is.
     *
     * @return bean class or producer → why, in a few words
     */
    public Map<String, String> left() {
        return Map.copyOf(left);
    }

    /**
     * Makes a distributed bean of a {@code @SessionScoped} class of the server's, which for this application stands in the place of the
     * server's own bean. Where one CDI container serves several WARs of an EAR, and shows each the others' beans of the server's classes
     * (seen on Open Liberty), the last one's bean stands for all of them: hence one id.
     *
     * @param event of the application's deployment
     * @param beanClass of the server's
     */
    public static void replace(BeforeBeanDiscovery event, Class<?> beanClass) {
        event.addAnnotatedType(beanClass, ExistingBeans.class.getName())
                .remove(annotation -> annotation.annotationType() == SessionScoped.class)
                .add(Literals.DISTRIBUTED)
                .add(Literals.EXISTING)
                .add(Alternative.Literal.INSTANCE)
                .add(Literals.FIRST);
    }

    private void remapClass(ProcessAnnotatedType<?> event, BeanManager manager) {
        AnnotatedType<?> type = event.getAnnotatedType();
        Optional<String> obstacle = Obstacles.of(type);
        if (obstacle.isPresent()) {
            left.put(type.getJavaClass().getName(), obstacle.get());
        } else {
            event.configureAnnotatedType()
                    .remove(annotation -> isScope(annotation, manager))
                    .add(Literals.DISTRIBUTED)
                    .add(Literals.EXISTING);
        }
    }

    private static void remap(ProcessAnnotatedType<?> event, AnnotatedMethod<?> method, BeanManager manager) {
        event.configureAnnotatedType()
                .filterMethods(one -> one.getJavaMember().equals(method.getJavaMember()))
                .forEach(one -> one.remove(annotation -> isScope(annotation, manager))
                        .add(Literals.DISTRIBUTED)
                        .add(Literals.EXISTING));
    }

    private static void remap(ProcessAnnotatedType<?> event, AnnotatedField<?> field, BeanManager manager) {
        event.configureAnnotatedType()
                .filterFields(one -> one.getJavaMember().equals(field.getJavaMember()))
                .forEach(one -> one.remove(annotation -> isScope(annotation, manager))
                        .add(Literals.DISTRIBUTED)
                        .add(Literals.EXISTING));
    }

    /** Producers are not inherited. */
    private boolean isToBeRemapped(AnnotatedMember<?> member, AnnotatedType<?> type, BeanManager manager) {
        Member producer = member.getJavaMember();
        if (producer.getDeclaringClass() != type.getJavaClass()
                || !member.isAnnotationPresent(Produces.class)
                || !Scopes.isSessionScoped(member.getAnnotations(), manager)) {
            return false;
        }
        Optional<String> obstacle = Obstacles.of(member, codecs);
        obstacle.ifPresent(why -> left.put(Names.ofMember(producer), why));
        return obstacle.isEmpty();
    }

    private static boolean isScope(Annotation annotation, BeanManager manager) {
        return manager.isScope(annotation.annotationType());
    }
}
