package dev.holdfast.websocket;

import dev.holdfast.LossReason;
import dev.holdfast.SessionLoss;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.config.WebSocketConfig.KeepAlive;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import jakarta.websocket.CloseReason;
import java.util.List;
import java.util.Optional;

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

    /** Why the session is not good for who opened the socket. Opens the session. */
    Optional<CloseReason> objection(WorkingSession session, Handshake handshake) {
        return session.exclusively(() -> objectionIn(session, handshake));
    }

    private static Optional<CloseReason> objectionIn(WorkingSession session, Handshake handshake) {
        if (session.ref().isEmpty()) {
            return Optional.of(CloseReasons.ended(
                    session.previousLoss().map(SessionLoss::reason).orElse(LossReason.UNKNOWN)));
        }
        return handshake.isGood(session.fields()) ? Optional.empty() : Optional.of(CloseReasons.CALLER_CHANGED);
    }

    /** What to tell those whose session is over. */
    CloseReason endOf(SessionRef ref) {
        return CloseReasons.ended(reasonOf(ref));
    }

    private LossReason reasonOf(SessionRef ref) {
        try {
            OpenAnswer answer = store.open(
                    new OpenRequest(ref, null, null, OpenRequest.Touch.PASSIVE, 0, null, OpenRequest.Reading.TIMES));
            if (answer instanceof OpenAnswer.Ended ended) {
                return ended.tombstone().reason();
            }
            return answer instanceof OpenAnswer.Unreadable ? LossReason.UNREADABLE : LossReason.UNKNOWN;
        } catch (StoreUnavailableException unavailable) {
            return LossReason.UNKNOWN;
        }
    }
}
