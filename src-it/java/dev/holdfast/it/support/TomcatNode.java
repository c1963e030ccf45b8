package dev.holdfast.it.support;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tomcat, with folders of its own beside the unpacked one ({@code CATALINA_BASE}). An application brings what else it needs:
 * {@link Wars#libraries()}. For a redeployment it has Tomcat's own manager.
 */
public final class TomcatNode extends ServerNode {

    /** So many requests run at once; all other ones wait. */
    private static final int HTTP_THREADS = 128;

    private static final String SERVER =
            """
            <Server port="-1">
              <Service name="Catalina">
                <Connector address="127.0.0.1" port="%d" maxThreads="%d"/>
                <Engine name="Catalina" defaultHost="localhost">
                  <Realm className="org.apache.catalina.realm.MemoryRealm"/>
                  <Host name="localhost" appBase="webapps" autoDeploy="false"/>
                </Engine>
              </Service>
            </Server>
            """;

    private static final String DEPLOYER = "deployer";

    private static final String USERS =
            """
            <tomcat-users>
              <user username="%s" password="%s" roles="manager-script"/>
            </tomcat-users>
            """
                    .formatted(DEPLOYER, DEPLOYER);

    /** Libraries in which no class of the application's is to be looked for, as README advises. */
    private static final String CONTEXT =
            """
            <Context>
              <JarScanner>
                <JarScanFilter defaultTldScan="false" tldScan="jakarta.servlet.jsp.jstl-*.jar" pluggabilitySkip="caffeine-*.jar, failsafe-*.jar, hk2-*.jar, \
            jersey-*.jar, netty-*.jar, redisson-*.jar, smallrye-*.jar, snakeyaml-*.jar, weld-*.jar, yasson-*.jar"/>
              </JarScanner>
            </Context>
            """;

    /** To standard error with all that an application wants to be logged. */
    private static final String LOGGING =
            """
            handlers=java.util.logging.ConsoleHandler
            .level=INFO
            java.util.logging.ConsoleHandler.level=ALL
            """;

    private boolean redeployable;
    private List<String> lacks = List.of();

    /**
     * A node that is not started yet.
     *
     * @param name for its files below {@code target/it-nodes}
     */
    public TomcatNode(String name) {
        super(name);
    }

    /**
     * Takes away what Tomcat could do.
     *
     * @param words of which the names of its jars have one
     * @return this
     */
    public TomcatNode without(String... words) {
        lacks = List.of(words);
        return this;
    }

    @Override
    public ServerNode redeployable() {
        redeployable = true;
        return this;
    }

    @Override
    public boolean injectsEndpoints() {
        return false;
    }

    /** Weld's own; else it stands behind those that Tomcat finds by their annotation. */
    @Override
    public Optional<String> firstListener() {
        return Optional.of("org.jboss.weld.environment.servlet.Listener");
    }

    @Override
    List<String> command(List<File> applications) throws IOException {
        Path base = temporary();
        Path conf = Files.createDirectories(base.resolve("conf"));
        Path webapps = Files.createDirectories(base.resolve("webapps"));
        Files.createDirectories(base.resolve("temp"));
        Files.writeString(conf.resolve("server.xml"), SERVER.formatted(port(), HTTP_THREADS));
        Files.writeString(conf.resolve("tomcat-users.xml"), USERS);
        Files.writeString(conf.resolve("context.xml"), CONTEXT);
        Path logging = Files.writeString(conf.resolve("logging.properties"), LOGGING);
        Files.copy(home().resolve("conf/web.xml"), conf.resolve("web.xml"));
        Path properties = Files.copy(home().resolve("conf/catalina.properties"), conf.resolve("catalina.properties"));
        if (!lacks.isEmpty()) {
            linkJars(Files.createDirectories(base.resolve("lib")));
            Files.writeString(
                    properties, "\ncommon.loader=\"${catalina.base}/lib/*.jar\"\n", StandardOpenOption.APPEND);
        }
        for (File application : applications) {
            Files.copy(application.toPath(), webapps.resolve(application.getName()));
        }
        if (redeployable) {
            Files.createSymbolicLink(webapps.resolve("manager"), home().resolve("webapps/manager"));
        }
        return List.of(
                java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-Djava.util.logging.config.file=" + logging,
                "-Dcatalina.home=" + home(),
                "-Dcatalina.base=" + base,
                "-classpath",
                home().resolve("bin/bootstrap.jar") + File.pathSeparator + home().resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start");
    }

    /** All of Tomcat's, but those that it is to lack. */
    private void linkJars(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(home().resolve("lib"))) {
            for (Path jar : jars.filter(
                            jar -> lacks.stream().noneMatch(jar.getFileName().toString()::contains))
                    .toList()) {
                Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar);
            }
        }
    }

    @Override
    boolean ready(String log) {
        return log.contains("Server startup in [");
    }

    @Override
    void redeploy(File application) throws IOException {
        manage("deploy?update=true&war=file:" + application.getAbsolutePath() + "&", application);
    }

    @Override
    void undeploy(File application) throws IOException {
        manage("undeploy?", application);
    }

    /** The manager answers when the work is done: on a busy machine that takes longer than a visitor waits. */
    private void manage(String order, File application) throws IOException {
        String path = "path=/"
                + application.getName().substring(0, application.getName().lastIndexOf('.'));
        HttpURLConnection connection =
                (HttpURLConnection) uri("/manager/text/" + order + path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Basic " + credentials());
        try (InputStream body = connection.getInputStream()) {
            String answer = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("OK")) {
                throw new IllegalStateException(order + path + " was answered by " + answer);
            }
        } finally {
            connection.disconnect();
        }
    }

    private static String credentials() {
        return Base64.getEncoder().encodeToString((DEPLOYER + ":" + DEPLOYER).getBytes(StandardCharsets.US_ASCII));
    }

    private static Path home() {
        Path folder = Path.of(System.getProperty("it.servers"), "tomcat");
        try (Stream<Path> unpacked = Files.list(folder)) {
            return unpacked.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("run it by mvn -Ptomcat verify", e);
        }
    }
}
