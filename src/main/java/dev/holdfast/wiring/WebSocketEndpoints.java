package dev.holdfast.wiring;

import dev.holdfast.interceptor.DistributedEndpoint;
import dev.holdfast.websocket.Endpoints;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;

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
