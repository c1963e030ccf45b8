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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A Payara Micro of its own process on the loopback interface, that a test can stop and kill. Ends with this JVM at the
 * latest.
 */
public final class PayaraNode implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target", "it-nodes");

    /** So many requests run at once; all other ones wait. Payara Micro's own bound is lower than what tests let loose. */
    private static final int HTTP_THREADS = 128;

    private final int port = Ports.free();
    private final String name;
    private final Map<String, String> environment = new HashMap<>();
    private Process process;
    private Path log;

    /**
     * A node that is not started yet.
     *
     * @param name for its files below {@code target/it-nodes}
     */
    public PayaraNode(String name) {
        this.name = name;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /**
     * Has the process take another time of day than the machine's, by libfaketime. {@code System.nanoTime} stays as it is.
     *
     * @param library libfaketime's file
     * @param seconds how far that is in the future; negative: in the past
     * @return this
     */
    public PayaraNode clockOff(String library, long seconds) {
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
     * Starts the process with these applications, and returns at once.
     *
     * @param applications to be deployed
     * @return this
     */
    public PayaraNode begin(WebArchive... applications) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary().getAbsolutePath(),
                "-jar",
                new File(System.getProperty("payara.micro")).getPath(),
                "--port",
                "" + port,
                "--disablephonehome",
                "--nohazelcast",
                "--maxhttpthreads",
                "" + HTTP_THREADS,
                "--prebootcommandfile",
                "src-it/resources/loopback.asadmin"));
        try {
            for (WebArchive application : applications) {
                command.addAll(List.of("--deploy", export(application).getPath()));
            }
            log = RunLog.fresh(DIRECTORY.resolve(name));
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
    public PayaraNode awaitReady() {
        await("node " + name)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || log().contains("ready in "));
        return this;
    }

    /** An application that {@link #redeploy} needs beside the others. */
    public static WebArchive redeployer() {
        return ShrinkWrap.create(WebArchive.class, "redeployer.war").addClass(RedeployServlet.class);
    }

    /**
     * Takes an application down and deploys it again, in the running process.
     *
     * @param application under the name of a deployed one
     */
    public void redeploy(WebArchive application) {
        String war = application.getName();
        String query = "name=" + war.substring(0, war.lastIndexOf('.')) + "&war="
                + export(application).getAbsolutePath();
        int status = new Visitor().post(uri("/redeployer/?" + query)).statusCode();
        if (status != 204) {
            throw new IllegalStateException("the redeployment of " + war + " was answered by " + status);
        }
    }

    /** Where the server unpacks itself: over 100 MB, which a killed one leaves behind. */
    private File temporary() {
        File folder = DIRECTORY.resolve(name).resolve("tmp").toFile();
        delete(folder);
        if (!folder.mkdirs()) {
            throw new IllegalStateException("cannot make " + folder);
        }
        return folder;
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

    private File export(WebArchive application) {
        try {
            File war = Files.createDirectories(DIRECTORY.resolve(name))
                    .resolve(application.getName())
                    .toFile();
            application.as(ZipExporter.class).exportTo(war, true);
            return war;
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
        delete(DIRECTORY.resolve(name).resolve("tmp").toFile());
    }
}
