package dev.holdfast.websocket;

/** What this package says: HF12xx. */
final class WebSocketMessages {

    private WebSocketMessages() {}

    static String unknownConnection(String endpoint) {
        return "HF1201: The WebSocket endpoint " + endpoint
                + " is not told of its connection as it opens, so it has no session, and is not closed when one ends. Give it a "
                + "method with @OnOpen that takes a jakarta.websocket.Session.";
    }

    static String notMade(String endpoint) {
        return "HF1220: CDI cannot make the WebSocket endpoint " + endpoint
                + ", so its connection is refused. The cause says why: see to what it asks to be injected, or take "
                + EndpointConfigurator.class.getName() + " from its configurator.";
    }

    static String unknownHandshake(String endpoint) {
        return "HF1202: The WebSocket endpoint " + endpoint
                + " serves several connections, and this server tells it of each on another thread than the one of its handshake, so "
                + "they have no session. Have its configurator extend " + EndpointConfigurator.class.getName()
                + ", or the server make an "
                + "instance for each: give it no scope, and a configurator, if any, that does not override getEndpointInstance.";
    }
}
