package dev.holdfast.cdi;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.ProcessSessionBean;

/** A bean of the scope as CDI has told of it; its events can be asked only while they are told. */
sealed interface FoundBean {

    /** The bean for CDI. */
    Bean<?> bean();

    /** Whether it was written as {@code @SessionScoped} and has been re-mapped. */
    default boolean isExisting() {
        return false;
    }

    /** How a developer would call it. */
    default String described() {
        return "bean class " + bean().getBeanClass().getName();
    }

    /** A class of the application. */
    record Managed(Bean<?> bean, Annotated annotated) implements FoundBean {

        @Override
        public boolean isExisting() {
            return annotated.isAnnotationPresent(Existing.class);
        }
    }

    /** What a producer method or field gives. */
    record Product(Bean<?> bean, AnnotatedMember<?> producer, boolean disposed) implements FoundBean {

        @Override
        public boolean isExisting() {
            return producer.isAnnotationPresent(Existing.class);
        }

        @Override
        public String described() {
            return "producer " + Names.ofMember(producer.getJavaMember());
        }
    }

    /** An EJB. */
    record Ejb(Bean<?> bean) implements FoundBean {}

    /** A bean that another extension has made. */
    record Synthetic(Bean<?> bean) implements FoundBean {}

    static FoundBean of(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        if (event instanceof ProcessSessionBean<?>) {
            return new Ejb(bean);
        }
        if (event instanceof ProcessProducerMethod<?, ?> method) {
            return new Product(
                    bean, method.getAnnotatedProducerMethod(), method.getAnnotatedDisposedParameter() != null);
        }
        if (event instanceof ProcessProducerField<?, ?> field) {
            return new Product(bean, field.getAnnotatedProducerField(), field.getAnnotatedDisposedParameter() != null);
        }
        return event instanceof ProcessManagedBean<?> ? new Managed(bean, event.getAnnotated()) : new Synthetic(bean);
    }
}
