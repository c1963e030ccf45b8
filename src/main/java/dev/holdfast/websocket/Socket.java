package dev.holdfast.websocket;

import dev.holdfast.session.store.SessionRef;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One connection, and the session that its handshake has proved. Safe for use by several threads. */
final class Socket {

    private static final System.Logger LOG = System.getLogger(Socket.class.getName());
    private static final String PROPERTY = Socket.class.getName();

    private final Sockets sockets;
    private final Handshake handshake;
    private final AtomicBoolean hearing = new AtomicBoolean();
    private final AtomicReference<@Nullable Session> handling = new AtomicReference<>();
    private volatile @Nullable Session connection;
    private volatile @Nullable CloseReason closed;
    private volatile long pingedAt;

    Socket(Sockets sockets, Handshake handshake) {
        this.sockets = sockets;
        this.handshake = handshake;
    }

    /** The one of a connection that is known; null where it is not. */
    static @Nullable Socket of(Session connection) {
        return connection.getUserProperties().get(PROPERTY) instanceof Socket socket && socket.hasId(connection)
                ? socket
                : null;
    }

    /** The properties are the connection's own; one that shares them with another must not share its session. */
    private boolean hasId(Session other) {
        return connection().map(Session::getId).filter(other.getId()::equals).isPresent();
    }

    Handshake handshake() {
        return handshake;
    }

    Optional<SessionRef> ref() {
        return handshake.ref();
    }

    /** The server has told by which connection it talks. */
    void isOf(Session told) {
        if (connection == null) {
            connection = told;
            told.getUserProperties().put(PROPERTY, this);
            sockets.opened(this);
        }
    }

    Optional<Session> connection() {
        return Optional.ofNullable(connection);
    }

    /**
     * The connection in the eyes of an endpoint without annotations.
     *
     * @param raw as the server knows it
     * @return always the same
     */
    Session handling(Session raw) {
        Session known = handling.get();
        if (known != null) {
            return known;
        }
        Session made = HandlingConnection.around(raw, this);
        Session other = handling.compareAndExchange(null, made);
        return other == null ? made : other;
    }

    boolean isOpen() {
        Session known = connection;
        return closed == null && known != null && known.isOpen();
    }

    void pinged(long nanos) {
        pingedAt = nanos;
    }

    boolean isUnpinged(long nanos, long interval) {
        return nanos - pingedAt >= interval;
    }

    /** A handler's work, which has no result. */
    void run(Callback callback, Runnable work) {
        try {
            call(callback, () -> {
                work.run();
                return null;
            });
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception never) {
            throw new IllegalStateException("A handler throws nothing else", never);
        }
    }

    @Nullable
    Object call(Callback callback, Callable<@Nullable Object> work) throws Exception {
        if (callback == Callback.CLOSE) {
            sockets.closed(this);
        } else if (closed != null && !callback.isLast()) {
            return null; // it was under way as the session ended
        }
        Object result = new SocketCall(sockets, this, callback).run(work);
        sockets.watch();
        hearPongs();
        return result;
    }

    /** Once the endpoint has opened: a handler of its own goes first, as there can be only one (WebSocket 2.1, 2.5). */
    private void hearPongs() {
        if (isOpen() && hearing.compareAndSet(false, true)) {
            connection().ifPresent(known -> sockets.pings().hear(this, known));
        }
    }

    /** Only the first call does anything. */
    void close(CloseReason reason) {
        synchronized (this) {
            if (closed != null) {
                return;
            }
            closed = reason;
        }
        sockets.closed(this);
        connection().ifPresentOrElse(known -> close(known, reason), () -> LOG.log(Level.DEBUG, "No connection known."));
    }

    private static void close(Session connection, CloseReason reason) {
        try {
            connection.close(reason);
        } catch (IOException | IllegalStateException gone) {
            LOG.log(Level.DEBUG, "A socket was closed before it could be.", gone);
        }
    }
}
