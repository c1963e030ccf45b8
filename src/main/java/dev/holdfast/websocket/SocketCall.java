package dev.holdfast.websocket;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import jakarta.websocket.CloseReason;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One call of an endpoint: runs on a working session of its own, opened before and stored after it, so that what the call returns
 * leaves when its changes are stored.
 */
final class SocketCall {

    private static final System.Logger LOG = System.getLogger(SocketCall.class.getName());

    private final Sockets sockets;
    private final Socket socket;
    private final Callback callback;

    SocketCall(Sockets sockets, Socket socket, Callback callback) {
        this.sockets = sockets;
        this.socket = socket;
        this.callback = callback;
    }

    @Nullable
    Object run(Callable<@Nullable Object> work) throws Exception {
        if (socket.ref().isEmpty()) {
            return within(sockets.sessions().none(), work);
        }
        WorkingSession session = sockets.sessions().begin(socket.ref().get(), callback);
        if (isGood(session)) {
            return within(session, work);
        }
        session.finish();
        return callback.isLast() ? afterTheEnd(work) : null;
    }

    /** What comes last is called all the same, though its beans will throw where the store does not answer. */
    private boolean isGood(WorkingSession session) {
        try {
            Optional<CloseReason> objection = sockets.sessions().objection(session, socket.handshake());
            objection.ifPresent(reason -> close(reason, sockets.sessions().none()));
            return objection.isEmpty();
        } catch (RuntimeException unknown) {
            if (callback.isLast()) {
                return true;
            }
            session.finish();
            close(CloseReasons.failed(unknown), ofWhatComesLast());
            throw unknown;
        }
    }

    /** There is something to tidy up perhaps, but no session any more: what the call changes in one is dropped. */
    private @Nullable Object afterTheEnd(Callable<@Nullable Object> work) throws Exception {
        WorkingSession none = sockets.sessions().none();
        return bound(none, () -> {
            try {
                return work.call();
            } finally {
                drop(none);
            }
        });
    }

    private static void drop(WorkingSession none) {
        try {
            none.finish();
        } catch (ResponseCommittedException notStored) {
            LOG.log(Level.DEBUG, "A change after the session's end was dropped.", notStored);
        }
    }

    private @Nullable Object within(WorkingSession session, Callable<@Nullable Object> work) throws Exception {
        return bound(session, () -> {
            try {
                return stored(session, work);
            } finally {
                session.finish();
            }
        });
    }

    private @Nullable Object stored(WorkingSession session, Callable<@Nullable Object> work) throws Exception {
        Object result;
        try {
            result = work.call();
        } catch (Exception | Error thrown) {
            storeBeside(thrown, session);
            throw thrown;
        }
        store(session);
        return result;
    }

    private void storeBeside(Throwable thrown, WorkingSession session) {
        try {
            store(session);
        } catch (RuntimeException second) {
            if (second != thrown) {
                thrown.addSuppressed(second);
            }
        }
    }

    /** A failure that the endpoint has met and caught must not become a success either. */
    private void store(WorkingSession session) {
        try {
            session.commit();
            Optional<RuntimeException> met = session.failure();
            if (met.isPresent()) {
                throw met.get();
            }
        } catch (RuntimeException notStored) {
            close(CloseReasons.failed(notStored), ofWhatComesLast());
            throw notStored;
        }
        if (session.ref().isEmpty()) {
            socket.ref()
                    .ifPresent(ended -> close(
                            sockets.sessions().endOf(ended), sockets.sessions().none()));
        }
    }

    private WorkingSession ofWhatComesLast() {
        return socket.ref()
                .map(ref -> sockets.sessions().begin(ref, Callback.CLOSE))
                .orElseGet(sockets.sessions()::none);
    }

    /**
     * Servers call what comes last from within, and CDI lets no interceptor stand before a call that an instance gets from within
     * another one of its own: its session is seen to here.
     */
    private void close(CloseReason reason, WorkingSession session) {
        try {
            bound(session, () -> {
                try {
                    socket.close(reason);
                    session.commit();
                } finally {
                    session.finish();
                }
                return null;
            });
        } catch (Exception notStored) {
            LOG.log(Level.DEBUG, "A change as the socket closed was dropped.", notStored);
        }
    }

    private @Nullable Object bound(WorkingSession session, Callable<@Nullable Object> work) throws Exception {
        Optional<WorkingSession> before = CurrentSession.get();
        CurrentSession.bind(session);
        try {
            return sockets.scope().around(work);
        } finally {
            before.ifPresentOrElse(CurrentSession::bind, CurrentSession::unbind);
        }
    }
}
