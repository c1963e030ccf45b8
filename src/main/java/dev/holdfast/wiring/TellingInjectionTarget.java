package dev.holdfast.wiring;

import dev.holdfast.cdi.ForwardingInjectionTarget;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.function.Consumer;

/** Tells of each instance that was injected: servers let CDI make their components, or make them and let CDI inject them. */
final class TellingInjectionTarget<T> extends ForwardingInjectionTarget<T> {

    private final Consumer<? super T> injected;

    TellingInjectionTarget(InjectionTarget<T> delegate, Consumer<? super T> injected) {
        super(delegate);
        this.injected = injected;
    }

    @Override
    public void inject(T instance, CreationalContext<T> context) {
        super.inject(instance, context);
        injected.accept(instance);
    }
}
