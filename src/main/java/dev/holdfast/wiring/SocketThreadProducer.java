package dev.holdfast.wiring;

import dev.holdfast.websocket.SocketThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Leads the door of WebSockets to the server's managed threads. */
@ApplicationScoped
class SocketThreadProducer {

    @Produces
    @Singleton
    SocketThread thread() {
        return new ManagedSocketThread(BackgroundThread.ofServer("holdfast-sockets"));
    }

    void close(@Disposes SocketThread thread) {
        if (thread instanceof ManagedSocketThread managed) {
            managed.close();
        }
    }
}
