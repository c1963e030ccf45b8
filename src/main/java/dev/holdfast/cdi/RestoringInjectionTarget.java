package dev.holdfast.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.Set;

/**
 * Makes beans of the scope: after injection the stored fields are put back, and {@code @PostConstruct} runs only for a bean
 * that nothing is stored of. {@code @PreDestroy} passes: the context decides when a bean is destroyed.
 */
final class RestoringInjectionTarget<T> implements InjectionTarget<T> {

    private final InjectionTarget<T> delegate;
    private final SessionBeans beans;
    private final Class<T> beanClass;

    RestoringInjectionTarget(InjectionTarget<T> delegate, SessionBeans beans, Class<T> beanClass) {
        this.delegate = delegate;
        this.beans = beans;
        this.beanClass = beanClass;
    }

    @Override
    public T produce(CreationalContext<T> context) {
        return delegate.produce(context);
    }

    @Override
    public void inject(T instance, CreationalContext<T> context) {
        delegate.inject(instance, context);
        beans.ofClass(beanClass).ifPresent(bean -> BeanInstances.current(beans).restore(bean, instance));
    }

    @Override
    public void postConstruct(T instance) {
        boolean stored = beans.ofClass(beanClass)
                .map(bean -> BeanInstances.current(beans).isStored(bean))
                .orElse(false);
        if (!stored) {
            delegate.postConstruct(instance);
        }
    }

    @Override
    public void preDestroy(T instance) {
        delegate.preDestroy(instance);
    }

    @Override
    public void dispose(T instance) {
        delegate.dispose(instance);
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return delegate.getInjectionPoints();
    }
}
