package dev.holdfast.it.support;

import static org.awaitility.Awaitility.await;

import dev.holdfast.testkit.Ports;
import dev.holdfast.testkit.secrecy.RunLog;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * A server of its own process on the loopback interface, that a test can stop and kill. Ends with this JVM at the latest.
 *
 * <p>Which server the system property {@code it.server} says: {@code payara} (without it: Payara Micro), {@code payara-server},
 * {@code liberty}, {@code wildfly} or {@code tomcat}. All that differs between them is in the subclasses. The system property {@code it.java.home} says which JDK
 * they run on; without it they run on the tests' own.
 */
public abstract class ServerNode implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target", "it-nodes");

    private final int port = Ports.free();
    private final String name;
    private final Map<String, String> environment = new HashMap<>();
    private Process process;
    private Path log;

    ServerNode(String name) {
        this.name = name;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /**
     * A node that is not started yet, of the server that this run is about.
     *
     * @param name for its files below {@code target/it-nodes}
     * @return the node
     */
    public static ServerNode named(String name) {
        String server = System.getProperty("it.server", "payara");
        return switch (server) {
            case "payara" -> new PayaraNode(name);
            case "payara-server" -> new PayaraServerNode(name);
            case "wildfly" -> new WildFlyNode(name);
            case "liberty" -> new LibertyNode(name);
            case "tomcat" -> new TomcatNode(name);
            default -> throw new IllegalArgumentException("it.server is " + server + ", which is no server we know");
        };
    }

    /** Makes whatever the server needs before it starts, and says how it is started. */
    abstract List<String> command(List<File> applications) throws IOException;

    /** Whether this log says that the server has deployed what it could. */
    abstract boolean ready(String log);

    /** Takes an application down and deploys it again, in the running process. */
    abstract void redeploy(File application) throws IOException;

    abstract void undeploy(File application) throws IOException;

    /**
     * Has the process take another time of day than the machine's, by libfaketime. {@code System.nanoTime} stays as it is.
     *
     * @param library libfaketime's file
     * @param seconds how far that is in the future; negative: in the past
     * @return this
     */
    public ServerNode clockOff(String library, long seconds) {
        environment.putAll(Map.of(
                "LD_PRELOAD",
                library,
                "FAKETIME",
                "%+d".formatted(seconds),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0")); // with that waits of the JVM would be over at once
        return this;
    }

    /**
     * Has the server ready for {@link #redeploy(Archive)}, for which some need help.
     *
     * @return this
     */
    public ServerNode redeployable() {
        return this;
    }

    /**
     * Has the server bring no more than Holdfast stands on, where that can be chosen.
     *
     * @return this
     */
    public ServerNode withLeastFeatures() {
        return this;
    }

    /**
     * Has the log show what Holdfast logs below INFO, too, where the application's own choice of a level does not do so.
     *
     * @return this
     */
    public ServerNode withOpenLog() {
        return this;
    }

    /**
     * Has the server bring the platform's default data source, where it does not do so by itself.
     *
     * @return this
     */
    public ServerNode withDatabase() {
        return this;
    }

    /**
     * Has the server bring MicroProfile Context Propagation, where it does not do so by itself.
     *
     * @return this
     */
    public ServerNode withContextPropagation() {
        return this;
    }

    /**
     * A setting of all applications that counts more than their files: by the environment (MicroProfile Config 3.1, "Environment
     * Variables Mapping Rules").
     *
     * @param key as in the files
     * @param value as in the files
     * @return this
     */
    public ServerNode setting(String key, String value) {
        environment(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value);
        return this;
    }

    /**
     * Starts the process with these applications, and returns at once.
     *
     * @param applications to be deployed
     * @return this
     */
    public ServerNode begin(Archive<?>... applications) {
        delete(temporary().toFile());
        try {
            Files.createDirectories(temporary());
            List<String> command =
                    command(Arrays.stream(applications).map(this::export).toList());
            log = RunLog.fresh(folder());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Waits until the server has deployed what it could and answers, or has given up.
     *
     * @return this
     */
    public ServerNode awaitReady() {
        await("node " + name)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || ready(log()));
        return this;
    }

    /**
     * Takes an application down and deploys it again, in the running process of a {@link #redeployable()} node.
     *
     * @param application under the name of a deployed one
     */
    public void redeploy(Archive<?> application) {
        try {
            redeploy(export(application));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes an application down, in the running process of a {@link #redeployable()} node.
     *
     * @param application under the name of a deployed one
     */
    public void undeploy(Archive<?> application) {
        try {
            undeploy(export(application));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Cookies in which the server itself keeps what somebody asked for, while it asks who it is.
     *
     * @return their names
     */
    public Set<String> dialogueCookies() {
        return Set.of();
    }

    /**
     * Whether the server's FORM gives the application what was posted before somebody signed in.
     *
     * @return whether it does
     */
    public boolean repeatsPosts() {
        return true;
    }

    /**
     * How often a response with little in it has to be flushed until its bytes leave.
     *
     * @return 1, as the specification has it, or more
     */
    public int flushesToSend() {
        return 1;
    }

    /**
     * Whether the server injects nothing into WebSocket endpoints that are no beans.
     *
     * @return whether that is so
     */
    public boolean injectsOnlyBeans() {
        return false;
    }

    /**
     * Whether the server's BASIC would have the server remember the caller.
     *
     * @return whether it would
     */
    public boolean remembersBasic() {
        return false;
    }

    /**
     * Whether the server has CDI make WebSocket endpoints that ask for no configurator.
     *
     * @return whether it has
     */
    public boolean injectsEndpoints() {
        return true;
    }

    /**
     * What an application's {@code web.xml} has to name first, so that its own request listeners run within CDI's request scope.
     *
     * @return the listener's class; empty where they do so anyway
     */
    public Optional<String> firstListener() {
        return Optional.empty();
    }

    /** Adds a variable to the process' environment. */
    final void environment(String variable, String value) {
        environment.put(variable, value);
    }

    /** The JVM's command up to its options. */
    static String java() {
        return javaHome().resolve("bin/java").toString();
    }

    /** The JDK that the server runs on. */
    static Path javaHome() {
        return Path.of(System.getProperty("it.java.home", System.getProperty("java.home")));
    }

    /** Where the server's own files may be; empty as the node begins, gone after its end. */
    final Path temporary() {
        return folder().resolve("tmp").toAbsolutePath();
    }

    final int port() {
        return port;
    }

    private Path folder() {
        return DIRECTORY.resolve(name);
    }

    private static void delete(File file) {
        File[] children = file.listFiles();
        if (children != null && !Files.isSymbolicLink(file.toPath())) {
            for (File child : children) {
                delete(child);
            }
        }
        file.delete();
    }

    private File export(Archive<?> application) {
        try {
            File archive = Files.createDirectories(folder())
                    .resolve(application.getName())
                    .toFile();
            application.as(ZipExporter.class).exportTo(archive, true);
            return archive.getAbsoluteFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a test calls it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Where an application answers.
     *
     * @param path as {@code /shop/cart}
     * @return the absolute URI
     */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /**
     * All that the process has printed since its start.
     *
     * @return the lines
     */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The number of the server's process.
     *
     * @return as the operating system counts
     */
    public long pid() {
        return process.pid();
    }

    /** SIGKILL: nothing is tidied up, nothing more is written. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** SIGTERM: applications are undeployed in good order. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
        delete(temporary().toFile());
    }
}
