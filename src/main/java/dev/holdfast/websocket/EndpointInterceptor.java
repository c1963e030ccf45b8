package dev.holdfast.websocket;

import dev.holdfast.interceptor.DistributedEndpoint;
import dev.holdfast.session.CurrentSession;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Session;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
    private final AtomicReference<String> first = new AtomicReference<>();
    private volatile @Nullable Socket only;
    private volatile boolean servesSeveral;

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
        if (call.getTarget() instanceof Endpoint) {
            bindHandlers(call, socket);
        }
        return socket.call(callback.get(), call::proceed);
    }

    /** Each of its callbacks is told of its connection first; it is the same object each time, as what keeps them asks for that. */
    private static void bindHandlers(InvocationContext call, Socket socket) {
        Object[] given = call.getParameters();
        given[0] = socket.handling((Session) given[0]);
        call.setParameters(given);
    }

    /**
     * Of an endpoint for several connections only what is told by a parameter counts: better no session than another's. Nor has one
     * a session whose connection is not known as it opens, as it could not be closed with it.
     */
    private Socket socket(InvocationContext call, Callback callback) {
        Optional<Session> connection = connection(call);
        boolean isOwn = isOwn(call, connection);
        Socket known = isOwn ? only : connection.map(Socket::of).orElse(null);
        if (known == null) {
            known = connection
                    .map(opened ->
                            new Socket(sockets, isOwn ? ownHandshake(opened) : handshakeOf(opened, call, callback)))
                    .orElseGet(() -> unknown(call));
            only = isOwn ? known : null;
        }
        connection.ifPresent(known::isOf);
        return known;
    }

    /** What the class tells counts until a second connection says otherwise, as where a descriptor makes an enterprise bean of it. */
    private boolean isOwn(InvocationContext call, Optional<Session> connection) {
        connection.map(Session::getId).ifPresent(id -> {
            if (!first.compareAndSet(null, id) && !id.equals(first.get())) {
                servesSeveral = true;
            }
        });
        return !servesSeveral
                && EndpointClass.servesOneConnection(call.getTarget().getClass());
    }

    /** Which could not be closed when a session ends, and so has none. */
    private Socket unknown(InvocationContext call) {
        sockets.warn(WebSocketMessages.unknownConnection(endpoint(call)));
        return new Socket(sockets, Handshake.WITHOUT_SESSION);
    }

    /**
     * That of the request under way, if the connection opens within it; an instance may have been made for another one. Where the server
     * makes endpoints when the request is over, {@link EndpointConfigurator} has kept it.
     */
    private Handshake ownHandshake(Session connection) {
        if (CurrentSession.get().isPresent()) {
            return Handshake.ofThisThread();
        }
        return handshake.ref().isPresent()
                ? handshake
                : Handshake.in(connection.getUserProperties()).orElse(Handshake.WITHOUT_SESSION);
    }

    private Handshake handshakeOf(Session connection, InvocationContext call, Callback callback) {
        if (callback != Callback.OPEN) {
            return Handshake.WITHOUT_SESSION;
        }
        if (CurrentSession.get().isPresent()) {
            return Handshake.ofThisThread();
        }
        return Handshake.in(connection.getUserProperties()).orElseGet(() -> {
            sockets.warn(WebSocketMessages.unknownHandshake(endpoint(call)));
            return Handshake.WITHOUT_SESSION;
        });
    }

    private static String endpoint(InvocationContext call) {
        return EndpointClass.written(call.getTarget().getClass()).getName();
    }

    private static Optional<Session> connection(InvocationContext call) {
        return Arrays.stream(call.getParameters())
                .filter(Session.class::isInstance)
                .map(Session.class::cast)
                .findFirst();
    }
}
