package dev.holdfast.websocket;

import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.SessionStore;
import jakarta.websocket.CloseReason;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks once a second whether the sessions of this node's open sockets live, all of them in one round trip, and closes the sockets
 * of those that have ended. Without an open socket it does nothing.
 */
final class SocketWatch {

    private static final System.Logger LOG = System.getLogger(SocketWatch.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final SessionStore store;
    private final List<String> marks;
    private final SocketThread thread;
    private final Pings pings;
    private final AtomicBoolean watching = new AtomicBoolean();

    SocketWatch(SessionStore store, List<String> marks, SocketThread thread, Pings pings) {
        this.store = store;
        this.marks = marks;
        this.thread = thread;
        this.pings = pings;
    }

    /** There is an open socket. */
    void begin(Sockets sockets) {
        if (watching.compareAndSet(false, true) && !thread.after(INTERVAL, () -> look(sockets))) {
            watching.set(false); // the next socket, or call of one, asks again
        }
    }

    private void look(Sockets sockets) {
        try {
            sockets.forgetClosed();
            for (String mark : marks) {
                store.look(sockets.refs(), mark).forEach(glance -> look(glance, mark, sockets));
            }
        } catch (RuntimeException | Error trouble) {
            LOG.log(Level.DEBUG, "Open sockets could not be looked after; they will be later.", trouble);
        } finally {
            watching.set(false);
            if (!sockets.refs().isEmpty()) {
                begin(sockets);
            }
        }
    }

    private void look(Glance glance, String mark, Sockets sockets) {
        Set<Socket> open = sockets.of(glance.ref());
        if (glance.times().isEmpty()) {
            close(open, sockets.sessions().endOf(glance.ref()));
            return;
        }
        for (Socket socket : open) {
            if (socket.handshake().isGood(mark, glance.field().orElse(null))) {
                pings.send(socket, glance.times().get().idleTimeout());
            } else {
                socket.close(CloseReasons.CALLER_CHANGED);
            }
        }
    }

    private static void close(Set<Socket> open, CloseReason reason) {
        open.forEach(socket -> socket.close(reason));
    }
}
