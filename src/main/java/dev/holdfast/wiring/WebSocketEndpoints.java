package dev.holdfast.wiring;

import dev.holdfast.interceptor.DistributedEndpoint;
import dev.holdfast.websocket.Endpoints;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import java.util.Optional;

/** Has Holdfast's interceptor stand before the deployment's WebSocket endpoints, where the server has Jakarta WebSocket. */
final class WebSocketEndpoints {

    private static final String ENDPOINT = "jakarta.websocket.server.ServerEndpoint";

    private WebSocketEndpoints() {}

    static void bind(BeforeBeanDiscovery event) {
        if (isAvailable()) {
            event.configureInterceptorBinding(Endpoints.binding())
                    .add(new Binding())
                    .methods()
                    .forEach(member -> member.add(Nonbinding.Literal.INSTANCE));
        }
    }

    /**
     * Of an EAR's WARs that have one CDI container, and a Holdfast each, the first one to come binds the annotation, to an interceptor
     * that is for its own endpoints only.
     *
     * @return what to tell of it
     */
    static Optional<String> warning(BeanManager manager) {
        return isAvailable()
                        && manager.getInterceptorBindingDefinition(Endpoints.binding()).stream()
                                .noneMatch(DistributedEndpoint.class::isInstance)
                ? Optional.of(WiringMessages.endpointsOfAnotherWar())
                : Optional.empty();
    }

    private static boolean isAvailable() {
        try {
            Class.forName(ENDPOINT, false, WebSocketEndpoints.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static final class Binding extends AnnotationLiteral<DistributedEndpoint> implements DistributedEndpoint {

        private static final long serialVersionUID = 1L;
    }
}
