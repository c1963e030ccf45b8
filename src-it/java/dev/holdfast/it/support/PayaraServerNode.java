package dev.holdfast.it.support;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import dev.holdfast.testkit.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Payara Server by a copy of the domain that it comes with, which opens no more than HTTP and the administration's port on the
 * loopback interface, and starts no message broker.
 *
 * <p>{@code asadmin} only says how the JVM is to be started, for else it would survive the server, or the server it, when it is killed.
 */
final class PayaraServerNode extends ServerNode {

    /** So many requests run at once; all other ones wait. */
    private static final int HTTP_THREADS = 128;

    private static final String BEFORE =
            """
            set %1$s.network-config.network-listeners.network-listener.http-listener-1.address=127.0.0.1
            set %1$s.network-config.network-listeners.network-listener.http-listener-1.port=%2$d
            set %1$s.network-config.network-listeners.network-listener.http-listener-2.enabled=false
            set %1$s.network-config.network-listeners.network-listener.admin-listener.address=127.0.0.1
            set %1$s.network-config.network-listeners.network-listener.admin-listener.port=%3$d
            set %1$s.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=%4$d
            set %1$s.admin-service.jmx-connector.system.enabled=false
            set %1$s.hazelcast-config-specific-configuration.enabled=false
            delete-iiop-listener orb-listener-1
            delete-iiop-listener SSL
            delete-iiop-listener SSL_MUTUALAUTH
            """;

    private static final String CONFIG = "configs.config.server-config";
    private static final String FIRST_OF_SERVER = "<payara-executor-service-configuration />";
    private static final String NO_BROKER = "<jms-service type=\"DISABLED\" default-jms-host=\"none\"/>";

    private final int administration = Ports.free();
    private int deployments;

    PayaraServerNode(String name) {
        super(name);
    }

    @Override
    List<String> command(List<File> applications) throws IOException {
        deployments = applications.size();
        copyDomain();
        Path before = Files.writeString(
                temporary().resolve("before.asadmin"), BEFORE.formatted(CONFIG, port(), administration, HTTP_THREADS));
        Path after = Files.writeString(
                temporary().resolve("after.asadmin"),
                applications.stream()
                        .map(each -> String.join(" ", deployment(each)))
                        .collect(Collectors.joining("\n", "", "\n")));
        List<String> told = asadmin(
                "start-domain",
                "--dry-run",
                "--verbose",
                "--domaindir",
                domains().toString(),
                "--prebootcommandfile",
                before.toString(),
                "--postbootcommandfile",
                after.toString(),
                "domain1");
        return withOwnJvm(told);
    }

    /** Between two lines for people there is one for each argument. */
    private List<String> withOwnJvm(List<String> told) {
        List<String> command = new ArrayList<>(List.of(
                java(), "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary()));
        told.stream()
                .dropWhile(line -> !line.endsWith("/bin/java"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("Command start-domain"))
                .filter(line -> !line.isBlank() && !line.startsWith("-Xmx"))
                .forEach(command::add);
        int passwords = command.indexOf("-read-stdin");
        command.subList(passwords, passwords + 2).clear(); // which asadmin would tell
        return command;
    }

    private void copyDomain() throws IOException {
        Path from = home().resolve("glassfish/domains");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, domains().resolve(from.relativize(file)));
            }
        }
        Path server = domains().resolve("domain1/config/domain.xml");
        String text = Files.readString(server);
        int place = text.indexOf(FIRST_OF_SERVER);
        Files.writeString(server, text.substring(0, place) + NO_BROKER + text.substring(place));
    }

    /** An EAR has no context root: its descriptor tells those of its WARs. */
    private static List<String> deployment(File archive) {
        List<String> order = new ArrayList<>(List.of("deploy", "--force=true", "--name", application(archive)));
        if (!archive.getName().endsWith(".ear")) {
            order.addAll(List.of("--contextroot", "/" + application(archive).replace("ROOT", "")));
        }
        order.add(archive.getAbsolutePath());
        return order;
    }

    private static String application(File archive) {
        return archive.getName().substring(0, archive.getName().lastIndexOf('.'));
    }

    @Override
    boolean ready(String log) {
        return log.contains("startup time") && log.split("Boot Command deploy ", -1).length > deployments;
    }

    @Override
    void redeploy(File application) throws IOException {
        asadmin(deployment(application).toArray(String[]::new));
    }

    @Override
    void undeploy(File application) throws IOException {
        asadmin("undeploy", application(application));
    }

    private List<String> asadmin(String... order) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                home().resolve("glassfish/lib/client/appserver-cli.jar").toString(),
                "--port",
                "" + administration));
        command.addAll(List.of(order));
        Process process = new ProcessBuilder(command).redirectError(DISCARD).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", order) + " failed. " + answer);
        }
        return answer.lines().toList();
    }

    private Path domains() {
        return temporary().resolve("domains");
    }

    private static Path home() {
        return Path.of(System.getProperty("it.servers"), "payara-server/payara6")
                .toAbsolutePath();
    }
}
