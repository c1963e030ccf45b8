package dev.holdfast.wiring;

import dev.holdfast.websocket.EndpointMaker;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** WebSocket endpoints as CDI makes what is no bean: by an injection target, which counts interceptors in. */
public final class InjectedEndpoints implements EndpointMaker {

    /** Tomcat's: by it endpoints get the server's own resources, and are told that they are made. */
    private static final String SERVERS_PART = "org.apache.tomcat.InstanceManagerBindings";

    private final Map<Class<?>, InjectionTarget<?>> targets = new ConcurrentHashMap<>();
    private final boolean toldByTheServer = isThere(SERVERS_PART);

    /** By the service loader; needs CDI only as an endpoint is made. */
    public InjectedEndpoints() {}

    @Override
    public <T> T make(Class<T> endpoint) {
        BeanManager beans = CDI.current().getBeanManager();
        @SuppressWarnings("unchecked") // stored under its own class
        InjectionTarget<T> target =
                (InjectionTarget<T>) targets.computeIfAbsent(endpoint, written -> target(written, beans));
        CreationalContext<T> context = beans.createCreationalContext(null);
        T made = target.produce(context);
        target.inject(made, context);
        if (!toldByTheServer) {
            target.postConstruct(made); // which must not run twice
        }
        return made;
    }

    private static <T> InjectionTarget<T> target(Class<T> endpoint, BeanManager beans) {
        return beans.getInjectionTargetFactory(beans.createAnnotatedType(endpoint))
                .createInjectionTarget(null);
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, InjectedEndpoints.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
