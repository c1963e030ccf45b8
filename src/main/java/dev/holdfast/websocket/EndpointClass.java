package dev.holdfast.websocket;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Scope;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an endpoint's class tells of its instances. */
final class EndpointClass {

    private static final Set<Class<?>> MAKE_EACH_TIME =
            Set.of(ServerEndpointConfig.Configurator.class, EndpointConfigurator.class);

    /** By name, as the server may lack enterprise beans. A stateful one is made for each connection. */
    private static final Set<String> SHARED_BEANS = Set.of("jakarta.ejb.Singleton", "jakarta.ejb.Stateless");

    private static final ClassValue<Boolean> ONE_CONNECTION = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isMadeEachTime(type.getAnnotation(ServerEndpoint.class))
                    && Arrays.stream(type.getAnnotations())
                            .map(Annotation::annotationType)
                            .noneMatch(EndpointClass::isShared);
        }
    };

    private EndpointClass() {}

    /**
     * Whether each instance serves one connection, as it is unless the application says otherwise (WebSocket 2.1, 3.1.7): by a
     * configurator that gives instances of its own, which may be the same one each time, or by a scope or a kind of enterprise bean,
     * which some servers heed.
     *
     * @param instance the class of an instance, which may be a subclass made by CDI
     */
    static boolean servesOneConnection(Class<?> instance) {
        return ONE_CONNECTION.get(written(instance));
    }

    /** The class as the application wrote it. */
    static Class<?> written(Class<?> instance) {
        Class<?> type = instance;
        while (type.isSynthetic() && type.getSuperclass() != null) {
            type = type.getSuperclass();
        }
        return type;
    }

    private static boolean isMadeEachTime(@Nullable ServerEndpoint endpoint) {
        return endpoint != null && MAKE_EACH_TIME.contains(maker(endpoint.configurator()));
    }

    /** Which class' method gives the instances. */
    private static Class<?> maker(Class<? extends ServerEndpointConfig.Configurator> configurator) {
        try {
            return configurator.getMethod("getEndpointInstance", Class.class).getDeclaringClass();
        } catch (NoSuchMethodException never) {
            throw new IllegalStateException("Configurators have it", never);
        }
    }

    private static boolean isShared(Class<? extends Annotation> annotation) {
        return annotation != Dependent.class
                && (annotation.isAnnotationPresent(NormalScope.class)
                        || annotation.isAnnotationPresent(Scope.class)
                        || annotation.isAnnotationPresent(Stereotype.class)
                        || SHARED_BEANS.contains(annotation.getName()));
    }
}
