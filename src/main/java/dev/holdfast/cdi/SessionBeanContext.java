package dev.holdfast.cdi;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.session.CurrentSession;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * The context of {@link SessionScopedDistributed}: active on every thread that serves a request. Calls for a bean end in
 * the request's working session.
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
        return BeanInstances.current(beans).getIfExists(contextual);
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        BeanInstances.current(beans).destroy(contextual);
    }

    @Override
    public boolean isActive() {
        return CurrentSession.get().isPresent();
    }
}
