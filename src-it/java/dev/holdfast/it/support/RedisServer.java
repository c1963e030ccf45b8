package dev.holdfast.it.support;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis of its own process on the loopback interface, that a test can stop, kill, pause and start again on the same
 * port and with the same files. Ends with this JVM at the latest.
 */
public final class RedisServer implements AutoCloseable {

    private static final Path LOGS = Path.of("target", "it-logs");
    private static final File BINARY = binary();
    private static final RedisServer SHARED = new RedisServer("shared", false);

    private final int port = Ports.free();
    private final String name;
    private final boolean appendOnly;
    private final Path directory;
    private Process process;

    private RedisServer(String name, boolean appendOnly) {
        this.name = name;
        this.appendOnly = appendOnly;
        try {
            Files.createDirectories(LOGS);
            directory = Files.createTempDirectory("holdfast-redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        directory.toFile().deleteOnExit();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /**
     * The one that the test classes of this JVM share; started by the first that asks.
     *
     * @return a running server
     */
    public static synchronized RedisServer shared() {
        return SHARED.process == null ? SHARED.start() : SHARED;
    }

    /**
     * One that is not started yet and forgets all when it ends.
     *
     * @param name for its log file
     * @return the server
     */
    public static RedisServer forgetful(String name) {
        return new RedisServer(name, false);
    }

    /**
     * One that is not started yet and keeps an append-only file, synchronized at each write.
     *
     * @param name for its log file
     * @return the server
     */
    public static RedisServer appendOnly(String name) {
        return new RedisServer(name, true);
    }

    /**
     * Starts the process and waits until it answers.
     *
     * @return this
     */
    public RedisServer start() {
        List<String> command = new ArrayList<>(List.of(BINARY.getPath(), "--port", "" + port, "--bind", "127.0.0.1"));
        command.addAll(List.of("--save", "", "--dir", directory.toString()));
        command.addAll(List.of("--appendonly", appendOnly ? "yes" : "no", "--appendfsync", "always"));
        File log = LOGS.resolve("redis-" + name + ".log").toFile();
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("Redis on port " + port)
                .ignoreExceptions()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    try (RedisConnection redis = connect()) {
                        return "PONG".equals(redis.call("PING"));
                    }
                });
        return this;
    }

    /** Ends the process by SIGTERM and waits for its end: what it keeps is on the disk. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Ends the process by SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP: connections stay open, nobody answers. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT: goes on where it was paused, with all that was sent meanwhile. */
    public void resume() {
        signal("CONT");
    }

    /** Ends the process, paused or not; nothing happens where none runs. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    /**
     * Where it listens.
     *
     * @return a {@code redis://} URI
     */
    public String address() {
        return "redis://127.0.0.1:" + port;
    }

    /**
     * Where it listens on the loopback interface.
     *
     * @return the port
     */
    public int port() {
        return port;
    }

    /**
     * Opens a connection of the test's own.
     *
     * @return the connection
     */
    public RedisConnection connect() {
        return new RedisConnection(port);
    }

    /**
     * Sends one command over a connection of its own.
     *
     * @param words the command and its arguments
     * @return a String, a Long, a List of these, or null
     */
    public Object call(String... words) {
        try (RedisConnection redis = connect()) {
            return redis.call(words);
        }
    }

    /**
     * One section of Redis' INFO.
     *
     * @param section as {@code commandstats}
     * @return its lines by key
     */
    public Map<String, String> info(String section) {
        return lines((String) call("INFO", section));
    }

    static Map<String, String> lines(String info) {
        return info.lines()
                .filter(line -> line.contains(":"))
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + signal + " answered " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static File binary() {
        try {
            return ExecutableProvider.newJarResourceProvider().get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
