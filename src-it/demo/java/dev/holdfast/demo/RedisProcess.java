package dev.holdfast.demo;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/** A real Redis in a process of its own that keeps nothing on disk. */
final class RedisProcess implements AutoCloseable {

    private final int port;
    private final WorkFolder folder;
    private @Nullable RedisServer server;
    private boolean closed;

    RedisProcess(int port, WorkFolder folder) {
        this.port = port;
        this.folder = folder;
    }

    URI uri() {
        return URI.create("redis://" + DemoPorts.LOOPBACK.getHostAddress() + ":" + port);
    }

    synchronized void start() throws IOException {
        if (closed) {
            throw new IllegalStateException("The demo is being stopped.");
        }
        RedisServer started = RedisServer.newRedisServer()
                .executableProvider(ExecutableProvider.newJarResourceProvider(
                        folder.fresh("redis").toFile()))
                .port(port)
                .bind(DemoPorts.LOOPBACK.getHostAddress())
                .setting("dir " + folder.path("redis"))
                .setting("appendonly no")
                .setting("save \"\"")
                .onShutdownForceStop(true)
                .build();
        server = started;
        started.start();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (IOException e) {
            System.getLogger(RedisProcess.class.getName())
                    .log(System.Logger.Level.WARNING, "Redis on port " + port + " did not stop", e);
        }
        server = null;
    }

    @Override
    public String toString() {
        return "redis   " + DemoPorts.LOOPBACK.getHostAddress() + ":" + port;
    }
}
