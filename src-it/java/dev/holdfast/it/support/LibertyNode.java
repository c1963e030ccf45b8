package dev.holdfast.it.support;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Open Liberty by the files of {@code liberty-config}, to which a test only adds what tells its nodes apart. The script becomes
 * the JVM ({@code exec}), so that a SIGKILL hits it.
 */
final class LibertyNode extends ServerNode {

    private static final Path CONFIG = Path.of("liberty-config");
    private static final Path SERVERS = Path.of(System.getProperty("it.servers", "target/servers"), "liberty");
    private static final Path HOME = SERVERS.resolve("wlp");

    /** Started, or given up: what went wrong is in the log, too. */
    private static final String SETTLED = "CWWKZ(0001I|0003I|0002E|0004E|0012I|0020I)\\b.*?\\b";

    private static final String STOPPED = "CWWKZ0009I\\b.*?\\b";

    /** So many requests run at once. Liberty begins with a few threads, and finds out slowly that tests have theirs wait for each other. */
    private static final int THREADS = 128;

    private static final String TRACE = " traceSpecification='*=info:dev.holdfast.*=all' traceFileName='stdout'";

    /** The platform's default data source, in the node's own memory. */
    private static final String DATABASE =
            """
            <featureManager><feature>persistence-3.1</feature></featureManager>
              <library id='h2'><fileset dir='%s' includes='h2-*.jar'/></library>
              <dataSource id='DefaultDataSource'>
                <jdbcDriver libraryRef='h2' javax.sql.XADataSource='org.h2.jdbcx.JdbcDataSource'/>
                <properties URL='jdbc:h2:mem:node;DB_CLOSE_DELAY=-1' user='sa' password=''/>
              </dataSource>""";

    private static final String CONTEXT_PROPAGATION =
            "<featureManager><feature>mpContextPropagation-1.3</feature></featureManager>";

    /** What is held softly alone goes with the next collection, and not minutes later: caches of the server's have class loaders. */
    private static final String FORGETTING = " -XX:SoftRefLRUPolicyMSPerMB=0";

    private String configuration = "server.xml";
    private boolean hasDatabase;
    private boolean hasContextPropagation;
    private boolean hasOpenLog;
    private List<String> applications = List.of();
    private boolean redeployable;

    LibertyNode(String name) {
        super(name);
    }

    @Override
    public ServerNode withLeastFeatures() {
        configuration = "server-minimal.xml";
        return this;
    }

    @Override
    public ServerNode withOpenLog() {
        hasOpenLog = true;
        return this;
    }

    @Override
    public ServerNode withDatabase() {
        hasDatabase = true;
        return this;
    }

    @Override
    public ServerNode withContextPropagation() {
        hasContextPropagation = true;
        return this;
    }

    @Override
    public ServerNode redeployable() {
        redeployable = true;
        return this;
    }

    @Override
    List<String> command(List<File> archives) throws IOException {
        applications = archives.stream().map(LibertyNode::application).toList();
        Path server = Files.createDirectories(temporary().resolve("usr/servers/node"));
        Files.copy(CONFIG.resolve(configuration), server.resolve("server.xml"));
        for (String file : List.of("bootstrap.properties", "jvm.options")) {
            Files.copy(CONFIG.resolve(file), server.resolve(file));
        }
        Files.createDirectories(server.resolve("apps"));
        for (File archive : archives) {
            Files.copy(archive.toPath(), deployed(archive));
        }
        Files.writeString(
                Files.createDirectories(server.resolve("configDropins/overrides"))
                        .resolve("test.xml"),
                overrides(archives));
        environment("WLP_USER_DIR", temporary().resolve("usr").toString());
        environment("WLP_OUTPUT_DIR", temporary().resolve("output").toString());
        environment("JAVA_HOME", javaHome().toString());
        environment(
                "JVM_ARGS",
                "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Djava.io.tmpdir=" + temporary()
                        + (redeployable ? FORGETTING : ""));
        return List.of("sh", HOME.resolve("bin/server").toString(), "run", "node", "--clean");
    }

    private String overrides(List<File> archives) {
        List<String> elements = new ArrayList<>(List.of(
                "<variable name='http.host' value='127.0.0.1'/>",
                "<variable name='http.port' value='" + port() + "'/>",
                "<logging consoleLogLevel='INFO'" + (hasOpenLog ? TRACE : "") + "/>",
                "<executor coreThreads='" + THREADS + "'/>",
                "<config updateTrigger='disabled'/>",
                "<applicationMonitor updateTrigger='" + (redeployable ? "polled" : "disabled") + "'/>"));
        if (hasDatabase) {
            elements.add(DATABASE.formatted(SERVERS.resolve("database").toAbsolutePath()));
        }
        if (hasContextPropagation) {
            elements.add(CONTEXT_PROPAGATION);
        }
        archives.forEach(archive -> elements.add("<application name='%s' location='%s'%s/>"
                .formatted(application(archive), archive.getName(), contextRoot(archive))));
        return elements.stream().collect(Collectors.joining("\n  ", "<server>\n  ", "\n</server>\n"));
    }

    /** An EAR has none: its descriptor tells those of its WARs. */
    private static String contextRoot(File archive) {
        if (archive.getName().endsWith(".ear")) {
            return "";
        }
        return " context-root='/%s'".formatted(application(archive).replace("ROOT", ""));
    }

    private static String application(File archive) {
        return archive.getName().substring(0, archive.getName().lastIndexOf('.'));
    }

    private Path deployed(File archive) {
        return temporary().resolve("usr/servers/node/apps").resolve(archive.getName());
    }

    @Override
    boolean ready(String log) {
        return log.contains("CWWKF0011I")
                && applications.stream().allMatch(application -> settled(application, log) > 0);
    }

    /** The server only takes a FORM's answer where the application has been asked for anything before. */
    @Override
    public ServerNode awaitReady() {
        super.awaitReady();
        applications.forEach(application -> new Visitor().get(uri("/" + application + "/")));
        return this;
    }

    /** In which it has the page that was asked for. */
    @Override
    public Set<String> dialogueCookies() {
        return Set.of("WASReqURL");
    }

    /** The first is noted, and its bytes wait for the second, a full buffer or the end. */
    @Override
    public int flushesToSend() {
        return 2;
    }

    /** It keeps what was posted only if the request that its mechanism gets is of its own class. */
    @Override
    public boolean repeatsPosts() {
        return false;
    }

    /** Up to 26.0.0.6 (OpenLiberty's issue 34986). */
    @Override
    public boolean injectsOnlyBeans() {
        return true;
    }

    @Override
    public boolean remembersBasic() {
        return true;
    }

    private static long settled(String application, String log) {
        return told(SETTLED, application, log);
    }

    private static long told(String what, String application, String log) {
        return Pattern.compile(what + Pattern.quote(application) + "\\b")
                .matcher(log)
                .results()
                .count();
    }

    /** In one step, as the server looks at the file twice a second. */
    @Override
    void redeploy(File archive) throws IOException {
        String application = application(archive);
        long before = settled(application, log());
        Path next = temporary().resolve(archive.getName());
        Files.copy(archive.toPath(), next, REPLACE_EXISTING);
        Files.move(next, deployed(archive), ATOMIC_MOVE);
        await("redeployment of " + application)
                .atMost(Duration.ofMinutes(2))
                .until(() -> settled(application, log()) > before);
    }

    @Override
    void undeploy(File archive) throws IOException {
        String application = application(archive);
        long before = told(STOPPED, application, log());
        Files.delete(deployed(archive));
        await("end of " + application)
                .atMost(Duration.ofMinutes(2))
                .until(() -> told(STOPPED, application, log()) > before);
    }
}
