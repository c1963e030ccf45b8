package dev.holdfast.config;

/**
 * Sessions of WebSockets: {@code holdfast.websocket.*}.
 *
 * @param keepAlive {@code keep-alive}: what counts as use of the session
 */
public record WebSocketConfig(KeepAlive keepAlive) {

    /** What of a WebSocket counts as use of its session. */
    public enum KeepAlive {
        /** Each message from the client. */
        MESSAGES,
        /** Messages, and pongs that answer pings. */
        PINGS,
        /** Nothing: only requests do. */
        NONE
    }
}
