package dev.holdfast.it.support;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Payara Micro, without a data grid. What its JVM keeps in a temporary folder is over 100 MB. */
final class PayaraNode extends ServerNode {

    /** So many requests run at once; all other ones wait. Payara Micro's own bound is lower than what tests let loose. */
    private static final int HTTP_THREADS = 128;

    private boolean redeployable;

    PayaraNode(String name) {
        super(name);
    }

    @Override
    public ServerNode redeployable() {
        redeployable = true;
        return this;
    }

    @Override
    public ServerNode begin(Archive<?>... applications) {
        if (!redeployable) {
            return super.begin(applications);
        }
        List<Archive<?>> all = new ArrayList<>(List.of(applications));
        all.add(ShrinkWrap.create(WebArchive.class, "redeployer.war").addClass(RedeployServlet.class));
        return super.begin(all.toArray(Archive<?>[]::new));
    }

    @Override
    List<String> command(List<File> applications) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary(),
                "-jar",
                System.getProperty("payara.micro"),
                "--port",
                "" + port(),
                "--disablephonehome",
                "--nohazelcast",
                "--maxhttpthreads",
                "" + HTTP_THREADS,
                "--prebootcommandfile",
                "src-it/resources/loopback.asadmin"));
        applications.forEach(application -> command.addAll(List.of("--deploy", application.getPath())));
        return command;
    }

    @Override
    boolean ready(String log) {
        return log.contains("ready in ");
    }

    @Override
    void redeploy(File application) {
        order(application, "&war=" + application.getAbsolutePath());
    }

    @Override
    void undeploy(File application) {
        order(application, "");
    }

    private void order(File application, String war) {
        String archive = application.getName();
        String query = "name=" + archive.substring(0, archive.lastIndexOf('.')) + war;
        int status = new Visitor().post(uri("/redeployer/?" + query)).statusCode();
        if (status != 204) {
            throw new IllegalStateException("an order for " + archive + " was answered by " + status);
        }
    }
}
