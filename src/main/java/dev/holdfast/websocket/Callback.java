package dev.holdfast.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/** What the server calls an endpoint for (WebSocket 2.1, 2.1 and 4.3 to 4.7). */
enum Callback {
    OPEN,
    MESSAGE,
    PONG,
    CLOSE,
    ERROR;

    /** Empty for a method that is none of the endpoint's callbacks. */
    static Optional<Callback> of(Method method, Object endpoint) {
        Optional<Callback> annotated = annotated(method);
        return annotated.isPresent() || !(endpoint instanceof Endpoint) ? annotated : inherited(method);
    }

    /** Whether the endpoint is to have its say even where its session is over: it may have something to tidy up. */
    boolean isLast() {
        return this == CLOSE || this == ERROR;
    }

    private static Optional<Callback> annotated(Method method) {
        if (method.isAnnotationPresent(OnOpen.class)) {
            return Optional.of(OPEN);
        }
        if (method.isAnnotationPresent(OnMessage.class)) {
            boolean pong = Arrays.asList(method.getParameterTypes()).contains(PongMessage.class);
            return Optional.of(pong ? PONG : MESSAGE);
        }
        if (method.isAnnotationPresent(OnClose.class)) {
            return Optional.of(CLOSE);
        }
        return method.isAnnotationPresent(OnError.class) ? Optional.of(ERROR) : Optional.empty();
    }

    private static Optional<Callback> inherited(Method method) {
        if (is(method, "onOpen", EndpointConfig.class)) {
            return Optional.of(OPEN);
        }
        if (is(method, "onClose", CloseReason.class)) {
            return Optional.of(CLOSE);
        }
        return is(method, "onError", Throwable.class) ? Optional.of(ERROR) : Optional.empty();
    }

    private static boolean is(Method method, String name, Class<?> second) {
        return method.getName().equals(name)
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Session.class, second});
    }
}
