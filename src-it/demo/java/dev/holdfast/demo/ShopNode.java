package dev.holdfast.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One server process with the shop, which can be killed and started again. Thread-safe. */
final class ShopNode implements AutoCloseable {

    private static final int READY_WITHIN_SECONDS = 120;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final int port;
    private final NodeLaunch launch;
    private final NodeWatcher watcher;
    private @Nullable Process process;
    private NodeState state = NodeState.DEAD;
    private boolean closed;

    ShopNode(String name, int port, NodeLaunch launch, NodeWatcher watcher) {
        this.name = name;
        this.port = port;
        this.launch = launch;
        this.watcher = watcher;
    }

    String name() {
        return name;
    }

    synchronized NodeState state() {
        return state;
    }

    /** Begins a process unless there is one; the future completes when the shop answers. */
    synchronized CompletableFuture<Void> start() {
        if (closed || state != NodeState.DEAD) {
            throw new IllegalStateException(name + " cannot be started: it is " + (closed ? "closed" : state));
        }
        try {
            Process started = launch.start(name, port);
            process = started;
            state = NodeState.STARTING;
            started.onExit().thenAccept(this::ended);
            return CompletableFuture.runAsync(
                    () -> awaitShop(started), task -> daemon(task).start());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /** Ends the process as {@code kill -9} does: the node has no say in it. False if there is none. */
    synchronized boolean kill() {
        if (process == null) {
            return false;
        }
        process.destroyForcibly();
        return true;
    }

    private void awaitShop(Process started) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_WITHIN_SECONDS);
        try {
            while (!started.waitFor(150, TimeUnit.MILLISECONDS)) {
                boolean booted = launch.booted(name);
                int status = status();
                if (status == 200) {
                    ready(started);
                    return;
                }
                boolean without = booted && status == 404;
                if (without || System.nanoTime() > deadline) {
                    started.destroyForcibly();
                    throw failed(without ? "came up without the shop" : "took over " + READY_WITHIN_SECONDS + " s");
                }
            }
            throw failed("ended with code " + started.exitValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private IllegalStateException failed(String how) {
        return new IllegalStateException(name + " " + how + ": see target/demo/" + name + ".log");
    }

    /** What the shop answers, 0 if nothing: on a busy machine even a running node may take its time. */
    private int status() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri().resolve("/api/products"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private synchronized void ready(Process started) {
        if (started.equals(process)) {
            state = NodeState.RUNNING;
            watcher.up(uri());
        }
    }

    private synchronized void ended(Process ended) {
        if (ended.equals(process)) {
            process = null;
            state = NodeState.DEAD;
            watcher.down(uri());
        }
    }

    private URI uri() {
        return URI.create("http://" + DemoPorts.LOOPBACK.getHostAddress() + ":" + port);
    }

    private Thread daemon(Runnable task) {
        Thread thread = new Thread(task, name + "-start");
        thread.setDaemon(true);
        return thread;
    }

    /** Kills it, too: a node has nothing to save, that is the point of the demo. */
    @Override
    public void close() {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
            kill();
        }
        if (last == null) {
            return;
        }
        try {
            last.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized String toString() {
        return name + "  " + DemoPorts.LOOPBACK.getHostAddress() + ":" + port
                + (process == null ? "" : "  process " + process.pid()) + "  log target/demo/" + name + ".log";
    }
}
