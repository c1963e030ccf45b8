package dev.holdfast.websocket;

import dev.holdfast.session.store.SessionRef;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The open sockets of this node that have a session. Safe for use by several threads. */
final class Sockets {

    private static final System.Logger LOG = System.getLogger("dev.holdfast");

    private final SocketSessions sessions;
    private final RequestScope scope;
    private final Pings pings;
    private final SocketWatch watch;
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();
    private final Map<SessionRef, Set<Socket>> open = new ConcurrentHashMap<>();

    Sockets(SocketSessions sessions, RequestScope scope, Pings pings, SocketWatch watch) {
        this.sessions = sessions;
        this.scope = scope;
        this.pings = pings;
        this.watch = watch;
    }

    SocketSessions sessions() {
        return sessions;
    }

    RequestScope scope() {
        return scope;
    }

    Pings pings() {
        return pings;
    }

    void opened(Socket socket) {
        socket.ref().ifPresent(ref -> {
            open.compute(ref, (same, known) -> with(socket, known));
            watch();
        });
    }

    /** Has open sockets looked after, unless they are: a busy server may have refused to. */
    void watch() {
        if (!open.isEmpty()) {
            watch.begin(this);
        }
    }

    void closed(Socket socket) {
        socket.ref().ifPresent(ref -> open.computeIfPresent(ref, (same, known) -> without(socket, known)));
    }

    List<SessionRef> refs() {
        return List.copyOf(open.keySet());
    }

    Set<Socket> of(SessionRef ref) {
        return open.getOrDefault(ref, Set.of());
    }

    /** Not every endpoint asks to be told when it is closed. */
    void forgetClosed() {
        open.values().stream()
                .flatMap(Set::stream)
                .filter(socket -> !socket.isOpen())
                .forEach(this::closed);
    }

    /** Once for each message. */
    void warn(String message) {
        if (warnings.add(message)) {
            LOG.log(Level.WARNING, message);
        }
    }

    private static Set<Socket> with(Socket socket, @Nullable Set<Socket> known) {
        Set<Socket> all = known == null ? ConcurrentHashMap.newKeySet() : known;
        all.add(socket);
        return all;
    }

    private static @Nullable Set<Socket> without(Socket socket, Set<Socket> known) {
        known.remove(socket);
        return known.isEmpty() ? null : known;
    }
}
