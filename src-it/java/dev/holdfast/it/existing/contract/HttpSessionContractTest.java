package dev.holdfast.it.existing.contract;

import dev.holdfast.it.existing.contract.app.AnnotatedListener;
import dev.holdfast.it.existing.contract.app.FirstListener;
import dev.holdfast.it.existing.contract.app.SecondListener;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.NodeWeb;
import dev.holdfast.web.RequestBinding;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.api.DeploymentInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The quick half of the contract: two nodes in this JVM over one store. What waits, and what needs a whole server, is missing. */
class HttpSessionContractTest implements ReplacedContract {

    private static final String ANNOTATED = "<listener><listener-class>%s</listener-class></listener>";

    private static Node first;
    private static Node second;
    private static EmbeddedSite n1;
    private static EmbeddedSite n2;
    private static Site site;

    @BeforeAll
    static void start(@TempDir Path webApplication) throws IOException {
        Path webInf = Files.createDirectory(webApplication.resolve("WEB-INF"));
        String annotated = ANNOTATED.formatted(AnnotatedListener.class.getName());
        Files.writeString(webInf.resolve("web.xml"), ContractWars.webXml(annotated));
        MemorySessionStore store = new MemorySessionStore(InstantSource.system());
        first = node(store);
        second = node(store);
        n1 = EmbeddedSite.start(deployment(first, webApplication));
        n2 = EmbeddedSite.start(deployment(second, webApplication));
        site = new Site("/contract", List.of(n1::uri, n2::uri));
    }

    private static Node node(MemorySessionStore store) {
        return Node.over(
                store,
                Map.of("holdfast.http-session", "replace"),
                RequestBinding.class,
                FirstListener.class,
                SecondListener.class,
                AnnotatedListener.class);
    }

    private static DeploymentInfo deployment(Node node, Path webApplication) {
        return NodeWeb.of(node, "contract")
                .setDefaultSessionTimeout(1800)
                .setResourceManager(new PathResourceManager(webApplication));
    }

    @AfterAll
    static void stop() {
        n1.close();
        n2.close();
        first.close();
        second.close();
    }

    @Override
    public Site site() {
        return site;
    }
}
