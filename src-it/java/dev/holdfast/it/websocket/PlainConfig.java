package dev.holdfast.it.websocket;

import jakarta.websocket.*;
import jakarta.websocket.server.*;
import java.util.*;

public class PlainConfig implements ServerApplicationConfig {
    public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> c) {
        return Set.of(ServerEndpointConfig.Builder.create(PlainEndpoint.class, "/plain")
                .build());
    }

    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> s) {
        System.out.println("PROBE " + s);
        return s;
    }
}
