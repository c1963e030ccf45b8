package dev.holdfast.it.support;

import static org.awaitility.Awaitility.await;
import static org.awaitility.pollinterval.FibonacciPollInterval.fibonacci;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * WildFly with the standalone.xml that it comes with, as that has Faces and all that tests ask for but Health. It is changed in
 * three places:
 *
 * <ul>
 *   <li>{@code integrated-jaspi="false"}: callers and groups are what the application's identity stores say. Without it the
 *       server looks for each of them in its own files.
 *   <li>The console shows whatever an application logs.
 *   <li>The scanner looks more often for what is to be deployed.
 * </ul>
 *
 * The JVM is started without the server's scripts, for these would survive it, or it them, when they are killed. So the
 * packages that the scripts open are opened here.
 */
final class WildFlyNode extends ServerNode {

    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming");

    private static final String CONSOLE = "<console-handler name=\"CONSOLE\">\n";
    private static final String LEVEL = "                <level name=\"INFO\"/>\n";

    private static final Duration REDEPLOYMENT = Duration.ofMinutes(2);

    private List<String> deployed = List.of();

    WildFlyNode(String name) {
        super(name);
    }

    @Override
    List<String> command(List<File> applications) throws IOException {
        configure();
        deployed = applications.stream().map(File::getName).toList();
        for (File application : applications) {
            deploy(application);
        }
        List<String> command =
                new ArrayList<>(List.of(java(), "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        OPENED.forEach(each -> command.add("--add-opens=" + each + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + temporary(),
                "-Dlogging.configuration="
                        + base().resolve("configuration/logging.properties").toUri(),
                "-Dorg.jboss.boot.log.file=" + base().resolve("boot.log"),
                "-Dorg.jboss.logmanager.nocolor=true",
                "-Djboss.home.dir=" + home(),
                "-Djboss.server.base.dir=" + base(),
                "-Djboss.http.port=" + port(),
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=0",
                "-jar",
                home().resolve("jboss-modules.jar").toString(),
                "-mp",
                home().resolve("modules").toString(),
                "org.jboss.as.standalone"));
        return command;
    }

    @Override
    boolean ready(String log) {
        return (log.contains("WFLYSRV0025") || log.contains("WFLYSRV0026"))
                && deployed.stream().allMatch(this::settled);
    }

    @Override
    void redeploy(File application) throws IOException {
        undeploy(application);
        deploy(application);
        awaitMarker(application.getName(), "deployed");
    }

    @Override
    void undeploy(File application) throws IOException {
        Files.delete(marker(application.getName(), "deployed"));
        awaitMarker(application.getName(), "undeployed");
    }

    private void awaitMarker(String archive, String kind) {
        await(archive + "." + kind)
                .atMost(REDEPLOYMENT)
                .pollInterval(fibonacci())
                .until(() -> Files.exists(marker(archive, kind)) || Files.exists(marker(archive, "failed")));
        if (Files.exists(marker(archive, "failed"))) {
            throw new IllegalStateException("the redeployment of " + archive + " failed");
        }
    }

    private void deploy(File application) throws IOException {
        Files.createDirectories(deployments());
        Files.copy(
                application.toPath(),
                deployments().resolve(application.getName()),
                StandardCopyOption.REPLACE_EXISTING);
        Files.createFile(marker(application.getName(), "dodeploy"));
    }

    private boolean settled(String archive) {
        return Files.exists(marker(archive, "deployed")) || Files.exists(marker(archive, "failed"));
    }

    private Path marker(String archive, String kind) {
        return deployments().resolve(archive + "." + kind);
    }

    private Path deployments() {
        return base().resolve("deployments");
    }

    private void configure() throws IOException {
        Path from = home().resolve("standalone/configuration");
        Path to = Files.createDirectories(base().resolve("configuration"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Path server = to.resolve("standalone.xml");
        Files.writeString(server, changed(Files.readString(server)));
    }

    private static String changed(String server) {
        int undertow = server.indexOf("urn:jboss:domain:undertow");
        String above = replaced(server.substring(0, undertow), CONSOLE + LEVEL, CONSOLE);
        String domain = "<application-security-domain name=\"other\" ";
        return replaced(above, "scan-interval=\"5000\"", "scan-interval=\"200\"")
                + replaced(server.substring(undertow), domain, domain + "integrated-jaspi=\"false\" ");
    }

    private static String replaced(String text, String old, String other) {
        if (!text.contains(old)) {
            throw new IllegalStateException("standalone.xml has no " + old);
        }
        return text.replace(old, other);
    }

    private Path base() {
        return temporary().resolve("wildfly");
    }

    private static Path home() {
        return Path.of(System.getProperty("wildfly.home")).toAbsolutePath();
    }
}
