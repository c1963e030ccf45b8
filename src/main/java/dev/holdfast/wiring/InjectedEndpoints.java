package dev.holdfast.wiring;

import dev.holdfast.websocket.EndpointMaker;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** WebSocket endpoints as CDI makes what is no bean: by an injection target, which counts interceptors in. */
public final class InjectedEndpoints implements EndpointMaker {

    /** Tomcat's: by it endpoints get the server's own resources, and are told that they are made. */
    private static final String SERVERS_PART = "org.apache.tomcat.InstanceManagerBindings";

    /** Jakarta EE Platform 10, 5.21: that of the component on whose thread this is. */
    private static final String BEANS = "java:comp/BeanManager";

    private final Map<Class<?>, InjectionTarget<?>> targets = new ConcurrentHashMap<>();
    private final boolean toldByTheServer = isThere(SERVERS_PART);

    /** By the service loader; needs CDI only as an endpoint is made. */
    public InjectedEndpoints() {}

    @Override
    public <T> T make(Class<T> endpoint) {
        BeanManager beans = ofWar();
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

    /** With this jar in an EAR's library {@code CDI.current()} is the library's, which sees no beans of a WAR. */
    private static BeanManager ofWar() {
        try {
            if (new InitialContext().lookup(BEANS) instanceof BeanManager told) {
                return told;
            }
        } catch (NamingException notTold) {
            // As on a server without JNDI, or on a thread of no component.
        }
        return CDI.current().getBeanManager();
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
