package dev.holdfast.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.Set;

/**
 * Makes instances as another injection target does; to be bettered in one of its steps. As safe for threads as the other one.
 *
 * @param <T> the class of the instances
 */
public abstract class ForwardingInjectionTarget<T> implements InjectionTarget<T> {

    private final InjectionTarget<T> delegate;

    /**
     * In the place of another one.
     *
     * @param delegate which does all the work
     */
    protected ForwardingInjectionTarget(InjectionTarget<T> delegate) {
        this.delegate = delegate;
    }

    @Override
    public T produce(CreationalContext<T> context) {
        return delegate.produce(context);
    }

    @Override
    public void inject(T instance, CreationalContext<T> context) {
        delegate.inject(instance, context);
    }

    @Override
    public void postConstruct(T instance) {
        delegate.postConstruct(instance);
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
