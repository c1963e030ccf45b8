package dev.holdfast.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The server's end of a connection, and what it was told. */
final class Peer {

    final Map<Class<?>, MessageHandler> handlers = new HashMap<>();
    Runnable whenClosed = () -> {};
    final Session session = (Session) Proxy.newProxyInstance(
            Peer.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, given) -> answer(proxy, method, given));

    private final Map<String, Object> properties = new HashMap<>();
    private final String id;
    private @Nullable CloseReason closed;
    private int pings;

    Peer(String id) {
        this.id = id;
    }

    String end() {
        CloseReason reason = closed;
        return reason == null ? "open" : reason.getCloseCode().getCode() + " " + reason.getReasonPhrase();
    }

    int pings() {
        return pings;
    }

    private @Nullable Object answer(Object proxy, Method method, Object[] given) {
        return switch (method.getName()) {
            case "getId", "toString" -> id;
            case "isOpen" -> closed == null;
            case "getUserProperties" -> properties;
            case "close" -> {
                closed = (CloseReason) given[0];
                whenClosed.run();
                yield null;
            }
            case "addMessageHandler" -> {
                if (handlers.putIfAbsent((Class<?>) given[0], (MessageHandler) given[1]) != null) {
                    throw new IllegalStateException("Jakarta WebSocket 2.1, 2.5: one for each type");
                }
                yield null;
            }
            case "getAsyncRemote" ->
                Proxy.newProxyInstance(
                        Peer.class.getClassLoader(),
                        new Class<?>[] {RemoteEndpoint.Async.class},
                        (remote, ping, nothing) -> {
                            pings++;
                            return null;
                        });
            case "getOpenSessions" -> Set.of((Session) proxy);
            case "equals" -> proxy == given[0];
            case "hashCode" -> id.hashCode();
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }
}
