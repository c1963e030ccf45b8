package dev.holdfast.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Free ports of the loopback interface. The system property {@code test.first-port} makes them the next free ones
 * from there on; without it the operating system chooses.
 */
public final class Ports {

    private static final AtomicInteger NEXT = new AtomicInteger(Integer.getInteger("test.first-port", 0));

    private static final int TRIES = 200;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port that nobody listened on a moment ago, and that was given to nobody else: who asked first may not listen yet. */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = tryPort(NEXT.get() == 0 ? 0 : NEXT.getAndIncrement());
            if (port > 0 && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port before " + NEXT.get());
    }

    private static int tryPort(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            if (port == 0) {
                throw new UncheckedIOException(taken);
            }
            return -1;
        }
    }
}
