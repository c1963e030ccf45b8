package dev.holdfast.websocket;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Has CDI make a WebSocket endpoint, for servers that do not do so by themselves, such as Tomcat: what the endpoint asks for is
 * injected, interceptors stand before its methods, and so it has the session of its handshake. Of use, too, where a server makes
 * endpoints when the handshake's request is over, such as Open Liberty and WildFly: it keeps who has opened the connection. A scope of
 * the endpoint's class, or its being an enterprise bean, counts for nothing then: each connection has an instance of its own (WebSocket
 * 2.1, 3.1.7).
 *
 * <pre>{@code
 * @ServerEndpoint(value = "/cart", configurator = EndpointConfigurator.class)
 * }</pre>
 *
 * <p>An endpoint without annotation is given one by {@code ServerEndpointConfig.Builder}. A configurator of the application's own
 * extends this one, and calls it where it overrides a method. {@code @PreDestroy} is not called: there is {@code @OnClose}. Safe for
 * use by several threads.
 */
public class EndpointConfigurator extends ServerEndpointConfig.Configurator {

    private final EndpointMaker maker = EndpointMaker.ofThisDeployment();

    /** Made by the server, one for each endpoint. */
    public EndpointConfigurator() {}

    /** Keeps who has opened the connection: some servers make the endpoint when the handshake's request is over. */
    @Override
    public void modifyHandshake(ServerEndpointConfig endpoint, HandshakeRequest request, HandshakeResponse response) {
        super.modifyHandshake(endpoint, request, response);
        Handshake.ofThisThread().keepIn(endpoint.getUserProperties());
    }

    /**
     * By CDI, for one connection.
     *
     * @throws InstantiationException where CDI can make none; its cause says why
     */
    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) throws InstantiationException {
        try {
            return maker.make(endpoint);
        } catch (RuntimeException unmade) {
            InstantiationException told = new InstantiationException(WebSocketMessages.notMade(endpoint.getName()));
            told.initCause(unmade);
            throw told;
        }
    }
}
