package dev.holdfast.cdi;

import dev.holdfast.session.FieldCodecs;
import dev.holdfast.session.FieldCodecs.UnstorableTypeException;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

/** Why an existing bean cannot be distributed as a whole, in a few words; then it stays on the node that made it. */
final class Obstacles {

    /** Named, since not every server has EJBs. */
    private static final String STATEFUL = "jakarta.ejb.Stateful";

    private Obstacles() {}

    static Optional<String> of(AnnotatedType<?> bean) {
        boolean stateful = bean.getAnnotations().stream()
                .anyMatch(annotation -> annotation.annotationType().getName().equals(STATEFUL));
        return stateful
                ? Optional.of("a @Stateful session bean, whose state belongs to the EJB container")
                : closedAncestor(bean.getJavaClass())
                        .map(ancestor -> "extends " + ancestor.getName() + ", whose fields cannot be reached");
    }

    static Optional<String> of(AnnotatedMember<?> producer, FieldCodecs codecs) {
        try {
            codecs.codecFor(producer.getBaseType(), Encodings.ofExisting(producer));
            return Optional.empty();
        } catch (UnstorableTypeException unstorable) {
            FieldCodecs.TypeFault fault = unstorable.faults().get(0);
            return Optional.of("gives " + producer.getBaseType().getTypeName() + ", which cannot be stored: "
                    + (fault.path().isEmpty() ? "" : fault.path() + ": ") + fault.cause());
        }
    }

    /** A class of the JDK lets nobody at its fields, those that it serializes by itself included. */
    private static Optional<Class<?>> closedAncestor(Class<?> beanClass) {
        return StateInspector.hierarchy(beanClass).stream()
                .filter(BeanInspector::isOfPlatform)
                .filter(type -> Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> !Modifier.isStatic(field.getModifiers())))
                .findFirst();
    }
}
