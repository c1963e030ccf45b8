package dev.holdfast.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.TomcatNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A servlet container with CDI and nothing else: of the optional APIs it has none, nor does the application bring JAX-RS. */
@Tag(Needs.OWN_PLATFORM)
class BareServerIT {

    private static final String OF_JAX_RS = ".*/(jersey|hk2|jakarta\\.ws\\.rs|jakarta\\.validation)[^/]*\\.jar";

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = new TomcatNode("bare").without("websocket");

    @BeforeAll
    static void start() {
        NODE.begin(bare()).awaitReady();
        new Visitor().readEventually(NODE.uri("/bare/count"));
    }

    private static WebArchive bare() {
        WebArchive war = Wars.empty("bare", REDIS, Map.of()).addClasses(Fine.class, CountServlet.class);
        List<ArchivePath> unwanted =
                List.copyOf(war.getContent(Filters.include(OF_JAX_RS)).keySet());
        assertThat(unwanted).isNotEmpty();
        unwanted.forEach(war::delete);
        return war;
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    @Test
    void state_is_kept_and_no_class_is_missed() {
        Visitor visitor = new Visitor();

        assertThat(visitor.read(NODE.uri("/bare/count"))).isEqualTo("1");
        assertThat(visitor.read(NODE.uri("/bare/count"))).isEqualTo("2");
        assertThat(NODE.log())
                .doesNotContain("WELD-000119", "NoClassDefFoundError", "ClassNotFoundException", "SEVERE");
    }

    @Test
    void an_application_without_a_platforms_names_has_a_namespace_of_its_own() {
        new Visitor().read(NODE.uri("/bare/count"));

        Set<String> keys = REDIS.with(redis -> redis.keys("holdfast:bare:*"));
        assertThat(keys).isNotEmpty();
        assertThat(NODE.log()).doesNotContain("HF0705", "HF0702");
    }
}
