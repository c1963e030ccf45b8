package dev.holdfast.websocket;

import dev.holdfast.config.WebSocketConfig.KeepAlive;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/** Pings that keep sessions alive, where they are configured to: thrice in the time that a session may be idle. */
final class Pings {

    private static final System.Logger LOG = System.getLogger(Pings.class.getName());
    private static final int IN_IDLE_TIME = 3;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final boolean configured;
    private final LongSupplier nanoTime;

    Pings(KeepAlive keepAlive, LongSupplier nanoTime) {
        this.configured = keepAlive == KeepAlive.PINGS;
        this.nanoTime = nanoTime;
    }

    /** Pongs are the container's own affair, unless somebody asks for them; the endpoint's own method is asked, too. */
    void hear(Socket socket, Session connection) {
        if (configured && socket.ref().isPresent()) {
            socket.pinged(nanoTime.getAsLong());
            try {
                connection.addMessageHandler(PongMessage.class, pong -> socket.run(Callback.PONG, () -> {}));
            } catch (IllegalStateException hasOwn) {
                LOG.log(Level.DEBUG, "The endpoint hears pongs by itself, which counts as well.", hasOwn);
            }
        }
    }

    /** If it is due. */
    void send(Socket socket, long idleTimeout) {
        long now = nanoTime.getAsLong();
        if (configured && idleTimeout > 0 && socket.isUnpinged(now, idleTimeout * NANOS_PER_MILLI / IN_IDLE_TIME)) {
            socket.pinged(now);
            socket.connection().ifPresent(Pings::send);
        }
    }

    private static void send(Session connection) {
        try {
            connection.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.DEBUG, "A socket could not be pinged.", gone);
        }
    }
}
