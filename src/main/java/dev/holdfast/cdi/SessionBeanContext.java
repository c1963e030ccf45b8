package dev.holdfast.cdi;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.session.CurrentSession;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * The context of {@link SessionScopedDistributed}. Calls for a bean end in the working session of the request that the thread
 * serves.
 *
 * <p>It says that it is active on every thread, though on one without a session it has no beans and makes none: a container that
 * finds no active context throws an exception of its own, which cannot tell what to do about it (Weld's WELD-001303). So it is
 * this context that throws the {@link jakarta.enterprise.context.ContextNotActiveException}, as it would be where it were
 * inactive: containers take it for the same, and do not call observers of beans that cannot be had. The price is that {@code
 * BeanManager.getContext} finds it on each thread.
 */
public final class SessionBeanContext implements AlterableContext {

    private final SessionBeans beans;

    /**
     * A context over these beans.
     *
     * @param beans the application's beans of the scope
     */
    public SessionBeanContext(SessionBeans beans) {
        this.beans = beans;
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return SessionScopedDistributed.class;
    }

    @Override
    public <T> T get(Contextual<T> contextual, CreationalContext<T> context) {
        return BeanInstances.current(beans).get(contextual, context);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        return CurrentSession.get().isEmpty()
                ? null
                : BeanInstances.current(beans).getIfExists(contextual);
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        BeanInstances.current(beans).destroy(contextual);
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
