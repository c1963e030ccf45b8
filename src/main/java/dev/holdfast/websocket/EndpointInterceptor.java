package dev.holdfast.websocket;

import dev.holdfast.interceptor.DistributedEndpoint;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Session;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an endpoint's callbacks. Made together with the endpoint: as the connection opens, on the thread of its handshake,
 * unless one endpoint serves several connections. Outside of {@code @SessionLocked} (PLATFORM_BEFORE + 100) and of all else that
 * needs a session.
 */
@Interceptor
@DistributedEndpoint
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 90)
class EndpointInterceptor {

    private final Sockets sockets;
    private final Handshake handshake;
    private volatile @Nullable Socket only;

    @Inject
    EndpointInterceptor(Sockets sockets) {
        this.sockets = sockets;
        this.handshake = Handshake.ofThisThread();
    }

    @AroundInvoke
    @Nullable
    Object called(InvocationContext call) throws Exception {
        Optional<Callback> callback = Callback.of(call.getMethod(), call.getTarget());
        if (callback.isEmpty()) {
            return call.proceed();
        }
        Socket socket = socket(call, callback.get());
        if (call.getTarget() instanceof Endpoint && callback.get() == Callback.OPEN) {
            bindHandlers(call, socket);
        }
        return socket.call(callback.get(), call::proceed);
    }

    private static void bindHandlers(InvocationContext call, Socket socket) {
        Object[] given = call.getParameters();
        given[0] = HandlingConnection.around((Session) given[0], socket);
        call.setParameters(given);
    }

    /**
     * Of an endpoint for several connections only what is told by a parameter counts: better no session than another's. Nor has one
     * a session whose connection is not known as it opens, as it could not be closed with it.
     */
    private Socket socket(InvocationContext call, Callback callback) {
        Optional<Session> connection = connection(call);
        boolean isOwn = EndpointClass.servesOneConnection(call.getTarget().getClass());
        Socket known = isOwn ? only : connection.map(Socket::of).orElse(null);
        if (known == null) {
            known = new Socket(sockets, connection.isEmpty() ? Handshake.WITHOUT_SESSION : proven(isOwn, callback));
            only = isOwn ? known : null;
        }
        connection.ifPresent(known::isOf);
        if (known.connection().isEmpty()) {
            sockets.warnOf(EndpointClass.written(call.getTarget().getClass()));
        }
        return known;
    }

    private Handshake proven(boolean isOwn, Callback callback) {
        if (isOwn) {
            return handshake;
        }
        return callback == Callback.OPEN ? Handshake.ofThisThread() : Handshake.WITHOUT_SESSION;
    }

    private static Optional<Session> connection(InvocationContext call) {
        return Arrays.stream(call.getParameters())
                .filter(Session.class::isInstance)
                .map(Session.class::cast)
                .findFirst();
    }
}
