package dev.holdfast.websocket;

import java.time.Duration;

/** Where open sockets are looked after: a thread with the application's class loader. */
@FunctionalInterface
public interface SocketThread {

    /**
     * Has something done later. Where the application is being stopped it may never be done, though it was taken.
     *
     * @param work to be done once; it throws nothing
     * @param pause from now
     * @return whether it was taken
     */
    boolean after(Duration pause, Runnable work);
}
