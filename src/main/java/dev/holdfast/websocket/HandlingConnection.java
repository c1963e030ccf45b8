package dev.holdfast.websocket;

import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The connection in the eyes of an endpoint without annotations: the handlers that are added to it run with the session, too. */
final class HandlingConnection implements InvocationHandler {

    private final Session raw;
    private final Socket socket;
    private final Map<MessageHandler, MessageHandler> bound = new ConcurrentHashMap<>();

    private HandlingConnection(Session raw, Socket socket) {
        this.raw = raw;
        this.socket = socket;
    }

    static Session around(Session raw, Socket socket) {
        return (Session) Proxy.newProxyInstance(
                HandlingConnection.class.getClassLoader(),
                new Class<?>[] {Session.class},
                new HandlingConnection(raw, socket));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        try {
            return switch (method.getName()) {
                case "addMessageHandler" -> add(method, arguments);
                case "removeMessageHandler" -> remove((MessageHandler) arguments[0]);
                case "getMessageHandlers" -> Set.copyOf(bound.keySet());
                case "getOpenSessions" -> open();
                case "equals" -> raw.equals(unwrapped(arguments[0]));
                default -> method.invoke(raw, arguments);
            };
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** As their own endpoints know them, so that one is found among them. */
    private Set<Session> open() {
        return raw.getOpenSessions().stream().map(HandlingConnection::known).collect(Collectors.toUnmodifiableSet());
    }

    private static Session known(Session open) {
        try {
            Socket socket = Socket.of(open);
            return socket == null ? open : socket.handling(open);
        } catch (IllegalStateException closed) { // meanwhile, by its client
            return open;
        }
    }

    private static @Nullable Object unwrapped(@Nullable Object other) {
        return other != null
                        && Proxy.isProxyClass(other.getClass())
                        && Proxy.getInvocationHandler(other) instanceof HandlingConnection connection
                ? connection.raw
                : other;
    }

    private @Nullable Object add(Method method, Object[] arguments) throws ReflectiveOperationException {
        MessageHandler handler = (MessageHandler) arguments[arguments.length - 1];
        Class<?> type = arguments.length == 2 ? (Class<?>) arguments[0] : HandledType.of(handler);
        if (type == null) {
            return method.invoke(raw, arguments); // the server knows what to say of it
        }
        if (handler instanceof MessageHandler.Whole<?> whole) {
            addWhole(type, whole);
        } else if (handler instanceof MessageHandler.Partial<?> partial) {
            addPartial(type, partial);
        }
        return null;
    }

    @SuppressWarnings("unchecked") // it handles what its type says
    private <T> void addWhole(Class<T> type, MessageHandler.Whole<?> handler) {
        MessageHandler.Whole<T> own = (MessageHandler.Whole<T>) handler;
        MessageHandler.Whole<T> ours = message -> socket.run(callback(type), () -> own.onMessage(message));
        raw.addMessageHandler(type, ours);
        bound.put(handler, ours);
    }

    @SuppressWarnings("unchecked") // it handles what its type says
    private <T> void addPartial(Class<T> type, MessageHandler.Partial<?> handler) {
        MessageHandler.Partial<T> own = (MessageHandler.Partial<T>) handler;
        MessageHandler.Partial<T> ours = (part, last) -> socket.run(callback(type), () -> own.onMessage(part, last));
        raw.addMessageHandler(type, ours);
        bound.put(handler, ours);
    }

    private static Callback callback(Class<?> type) {
        return type == PongMessage.class ? Callback.PONG : Callback.MESSAGE;
    }

    private @Nullable Object remove(MessageHandler handler) {
        MessageHandler ours = bound.remove(handler);
        raw.removeMessageHandler(ours == null ? handler : ours);
        return null;
    }
}
