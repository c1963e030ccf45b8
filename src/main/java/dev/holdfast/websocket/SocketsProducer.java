package dev.holdfast.websocket;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.config.WebSocketConfig.KeepAlive;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.store.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what the application's sockets share. */
@ApplicationScoped
class SocketsProducer {

    @Produces
    @Singleton
    Sockets sockets(
            Sessions sessions,
            SessionStore store,
            HoldfastConfig config,
            SocketThread thread,
            Instance<RequestContextController> controllers) {
        KeepAlive keepAlive = config.webSocket().keepAlive();
        Pings pings = new Pings(keepAlive, System::nanoTime);
        return new Sockets(
                new SocketSessions(sessions, store, keepAlive),
                new RequestScope(controllers),
                pings,
                new SocketWatch(store, Handshake.marks(config.httpSession().replaced()), thread, pings));
    }
}
