package dev.holdfast.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What annotations say when their stereotypes, and the stereotypes' stereotypes, are spelled out. */
final class Stereotypes {

    private Stereotypes() {}

    static Set<Class<? extends Annotation>> spelledOut(Collection<Annotation> annotations, BeanManager manager) {
        Set<Class<? extends Annotation>> all = new HashSet<>();
        add(annotations, manager, all);
        return all;
    }

    private static void add(
            Collection<Annotation> annotations, BeanManager manager, Set<Class<? extends Annotation>> all) {
        for (Annotation annotation : annotations) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (all.add(type) && manager.isStereotype(type)) {
                add(manager.getStereotypeDefinition(type), manager, all);
            }
        }
    }
}
