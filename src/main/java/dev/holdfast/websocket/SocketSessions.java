package dev.holdfast.websocket;

import dev.holdfast.LossReason;
import dev.holdfast.SessionLoss;
import dev.holdfast.config.WebSocketConfig.KeepAlive;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions of sockets: opened by what their handshakes have proved. Safe for use by several threads. */
final class SocketSessions {

    private final Sessions sessions;
    private final SessionStore store;
    private final KeepAlive keepAlive;

    SocketSessions(Sessions sessions, SessionStore store, KeepAlive keepAlive) {
        this.sessions = sessions;
        this.store = store;
        this.keepAlive = keepAlive;
    }

    /** Of a handshake without a session: none can begin any more, as nobody can be told of its token. */
    WorkingSession none() {
        WorkingSession session = sessions.begin(List.of());
        session.firstByteLeft();
        return session;
    }

    /** For one call; not opened yet. */
    WorkingSession begin(SessionRef ref, Callback callback) {
        return sessions.beginTrusted(ref, !isUse(callback));
    }

    /** The handshake itself was a request, and counts as one. */
    private boolean isUse(Callback callback) {
        return switch (callback) {
            case MESSAGE -> keepAlive != KeepAlive.NONE;
            case PONG -> keepAlive == KeepAlive.PINGS;
            case OPEN, CLOSE, ERROR -> false;
        };
    }

    /** Whether the session lives for this socket; else the socket is closed. Opens the session. */
    boolean isGood(WorkingSession session, Socket socket) {
        return session.exclusively(() -> {
            if (session.ref().isEmpty()) {
                socket.close(CloseReasons.ended(
                        session.previousLoss().map(SessionLoss::reason).orElse(LossReason.UNKNOWN)));
                return false;
            }
            return isOfCaller(session.fields().get(Handshake.CALLER), socket);
        });
    }

    /** Whether the caller is who it was; else the socket is closed. */
    boolean isOfCaller(byte @Nullable [] caller, Socket socket) {
        boolean same = socket.handshake().isOfCaller(caller);
        if (!same) {
            socket.close(CloseReasons.CALLER_CHANGED);
        }
        return same;
    }

    void closeAsEnded(Socket socket) {
        if (socket.isOpen()) {
            socket.close(CloseReasons.ended(socket.ref().flatMap(this::endOf).orElse(LossReason.ENDED)));
        }
    }

    /** Why a session is over; empty where it lives, or the store does not answer. */
    Optional<LossReason> endOf(SessionRef ref) {
        OpenAnswer answer = store.open(
                new OpenRequest(ref, null, null, OpenRequest.Touch.PASSIVE, 0, null, OpenRequest.Reading.TIMES));
        if (answer instanceof OpenAnswer.Ended ended) {
            return Optional.of(ended.tombstone().reason());
        }
        if (answer instanceof OpenAnswer.Unreadable) {
            return Optional.of(LossReason.UNREADABLE);
        }
        return answer instanceof OpenAnswer.Absent ? Optional.of(LossReason.UNKNOWN) : Optional.empty();
    }
}
