package dev.holdfast.websocket;

import jakarta.websocket.server.ServerEndpoint;
import java.lang.annotation.Annotation;

/** What the deployment has to know of endpoints; to be asked only where the server has Jakarta WebSocket. */
public final class Endpoints {

    private Endpoints() {}

    /**
     * By which the server knows an endpoint. As an interceptor binding that carries {@link
     * dev.holdfast.interceptor.DistributedEndpoint} it works for endpoints of which CDI makes no beans, too: servers make them by an
     * injection target of their own, from the class as it is written, so that nothing an extension adds to a class reaches them.
     *
     * @return the annotation
     */
    public static Class<? extends Annotation> binding() {
        return ServerEndpoint.class;
    }
}
