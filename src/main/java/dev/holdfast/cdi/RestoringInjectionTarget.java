package dev.holdfast.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionTarget;

/**
 * Makes beans of the scope: after injection the stored fields are put back, and {@code @PostConstruct} runs only for a bean
 * that nothing is stored of. {@code @PreDestroy} passes: the context decides when a bean is destroyed.
 */
final class RestoringInjectionTarget<T> extends ForwardingInjectionTarget<T> {

    private final SessionBeans beans;
    private final Class<T> beanClass;

    RestoringInjectionTarget(InjectionTarget<T> delegate, SessionBeans beans, Class<T> beanClass) {
        super(delegate);
        this.beans = beans;
        this.beanClass = beanClass;
    }

    @Override
    public void inject(T instance, CreationalContext<T> context) {
        super.inject(instance, context);
        beans.ofClass(beanClass).ifPresent(bean -> BeanInstances.current(beans).restore(bean, instance));
    }

    @Override
    public void postConstruct(T instance) {
        boolean stored = beans.ofClass(beanClass)
                .map(bean -> BeanInstances.current(beans).isStored(bean))
                .orElse(false);
        if (!stored) {
            super.postConstruct(instance);
        }
    }
}
