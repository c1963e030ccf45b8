package dev.holdfast.it.websocket;

import dev.holdfast.websocket.EndpointConfigurator;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Set;

/** Names the endpoint that no annotation names. */
public class Endpoints implements ServerApplicationConfig {

    @Override
    public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> found) {
        return Set.of(
                ServerEndpointConfig.Builder.create(PlainEndpoint.class, "/plain")
                        .build(),
                ServerEndpointConfig.Builder.create(PlainEndpoint.class, "/configured-plain")
                        .configurator(new EndpointConfigurator())
                        .build());
    }

    @Override
    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> found) {
        return found;
    }
}
