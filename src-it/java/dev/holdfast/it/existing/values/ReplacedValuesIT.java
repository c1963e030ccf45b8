package dev.holdfast.it.existing.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.util.Map;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplacedValuesIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode ONE = ServerNode.named("values-1").withDatabase();
    private static final ServerNode TWO = ServerNode.named("values-2").withDatabase();
    private static final String ALL_LOADED = "[Letters, Notes][Letters, Notes][Letters, Notes]Taylor";
    private static final String NOT_LOADED =
            "(?s)(\\((ValidationException: .*a null Session|LazyInitializationException: .*no [sS]ession).*\\))";
    private static final String PERSISTENCE =
            """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="values" transaction-type="JTA">
                <jta-data-source>java:comp/DefaultDataSource</jta-data-source>
                <exclude-unlisted-classes>false</exclude-unlisted-classes>
                <properties>
                  <property name="jakarta.persistence.schema-generation.database.action" value="drop-and-create"/>
                </properties>
              </persistence-unit>
            </persistence>
            """;

    private final Visitor visitor = new Visitor();

    @BeforeAll
    static void start() {
        WebArchive replaced = withEntities(
                Wars.application("values", Author.class, REDIS, Map.of("holdfast.http-session", "replace")));
        WebArchive before = withEntities(ShrinkWrap.create(WebArchive.class, "before.war")
                .addPackages(false, Filters.exclude(".*IT\\.class"), Author.class.getPackage()));
        ONE.begin(replaced, before);
        TWO.begin(replaced);
        ONE.awaitReady();
        TWO.awaitReady();
    }

    private static WebArchive withEntities(WebArchive war) {
        return war.addAsResource(new StringAsset(PERSISTENCE), "META-INF/persistence.xml");
    }

    @AfterAll
    static void stop() {
        ONE.close();
        TWO.close();
        REDIS.close();
    }

    @Test
    @Tag(Needs.PERSISTENCE)
    void an_entity_brings_along_what_was_loaded_of_it() {
        assertThat(ask(ONE, "loaded")).isEqualTo("kept");
        assertThat(ask(TWO, "show")).isEqualTo(ALL_LOADED);
        assertThat(ask(TWO, "visit")).isEqualTo("1");
        assertThat(ask(ONE, "visit")).isEqualTo("2");
        assertThat(ask(ONE, "show")).isEqualTo(ALL_LOADED);
    }

    @Test
    @Tag(Needs.PERSISTENCE)
    void what_was_not_loaded_cannot_be_loaded_by_a_later_request_and_the_entity_lives() {
        assertThat(ask(ONE, "lazy")).isEqualTo("kept");
        for (ServerNode node : new ServerNode[] {TWO, ONE}) {
            assertThat(ask(node, "show")).as("each relationship").matches(NOT_LOADED + "{4}");
        }
        assertThat(ask(TWO, "visit")).isEqualTo("1");
        assertThat(ask(ONE, "visit")).isEqualTo("2");
    }

    @Test
    @Tag(Needs.ECLIPSELINK)
    @Tag(Needs.PERSISTENCE)
    void on_one_node_the_servers_own_session_loads_it_later() {
        assertThat(visitor.read(ONE.uri("/before/values/lazy"))).isEqualTo("kept");
        assertThat(visitor.read(ONE.uri("/before/values/show"))).isEqualTo(ALL_LOADED);
    }

    @Test
    @Tag(Needs.PERSISTENCE)
    void a_querys_result_comes_back() {
        ask(TWO, "loaded");
        assertThat(ask(TWO, "list")).isEqualTo("kept");
        assertThat(ask(ONE, "listed")).isEqualTo("1");
    }

    @Test
    void a_client_proxy_is_that_of_the_node_that_reads_it() {
        assertThat(ask(ONE, "proxies")).isEqualTo("kept");
        assertThat(ask(TWO, "proxied")).isEqualTo("values-2: 1 item, 2 items");
        assertThat(ask(ONE, "proxied")).isEqualTo("values-1: 3 items, 4 items");
    }

    @Test
    void a_dependent_bean_comes_back_with_its_interceptor_and_the_state_of_both() {
        assertThat(ask(ONE, "herald")).isEqualTo("kept");
        assertThat(ask(ONE, "hear")).isEqualTo("hear1!1");
        assertThat(ask(TWO, "hear")).isEqualTo("hear2!2");
        assertThat(ask(ONE, "hear")).isEqualTo("hear3!3");
    }

    private String ask(ServerNode node, String step) {
        return visitor.read(node.uri("/values/values/" + step));
    }
}
