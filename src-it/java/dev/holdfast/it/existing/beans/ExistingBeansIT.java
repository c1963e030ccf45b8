package dev.holdfast.it.existing.beans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.existing.beans.library.LibraryCounter;
import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExistingBeansIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode ONE = ServerNode.named("existing-1");
    private static final ServerNode TWO = ServerNode.named("existing-2");
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
            <h:body><h:outputText value="[#{cart.content}]"/></h:body>
            </html>
            """;

    @BeforeAll
    static void start() {
        WebArchive listed = war("listed", Map.of("holdfast.session-scoped.libraries", library() + ".*"));
        WebArchive replaced = war("replaced", Map.of("holdfast.http-session", "replace"));
        ONE.begin(war("beans", Map.of()), listed, replaced);
        TWO.begin(war("beans", Map.of()), listed, replaced);
        ONE.awaitReady();
        TWO.awaitReady();
    }

    @AfterAll
    static void stop() {
        ONE.close();
        TWO.close();
        REDIS.close();
    }

    private static WebArchive war(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("holdfast.session-scoped", "distributed");
        return Wars.application(name, Cart.class, REDIS, all)
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "library.jar")
                        .addClass(LibraryCounter.class)
                        .addAsManifestResource(new StringAsset(""), "beans.xml"))
                .addAsWebResource(new StringAsset(PAGE), "page.xhtml");
    }

    private static String library() {
        return LibraryCounter.class.getPackageName();
    }

    @Test
    void a_bean_follows_its_visitor() {
        Visitor visitor = new Visitor();

        assertThat(ask(visitor, ONE, "beans/shop/cart?item=fig")).isEqualTo("[leaflet, fig] 10");
        assertThat(ask(visitor, TWO, "beans/shop/cart?item=pear")).isEqualTo("[leaflet, fig, pear] 14");
        assertThat(visitor.cookies()).containsOnlyKeys("HOLDFAST");
    }

    @Test
    @Tag(Needs.FACES)
    void a_page_knows_the_beans_name() {
        Visitor visitor = new Visitor();

        ask(visitor, ONE, "beans/shop/cart?item=fig");
        ask(visitor, TWO, "beans/shop/cart?item=pear");
        assertThat(ask(visitor, ONE, "beans/page.xhtml")).contains("[[leaflet, fig, pear] 14]");
        ask(visitor, TWO, "beans/shop/sell?item=fig");
        assertThat(ask(visitor, ONE, "beans/page.xhtml")).contains("[[leaflet, pear] 11]");
    }

    @Test
    void so_do_those_with_the_scope_of_a_stereotype_and_the_products_of_producers() {
        Visitor visitor = new Visitor();

        assertThat(ask(visitor, ONE, "beans/shop/steps")).isEqualTo("1");
        assertThat(ask(visitor, TWO, "beans/shop/steps")).isEqualTo("2");
        String begun = ask(visitor, ONE, "beans/shop/trail?step=a");
        assertThat(begun).matches("\\[begin \\d+, a]");
        assertThat(ask(visitor, TWO, "beans/shop/trail?step=b")).isEqualTo(begun.replace("a]", "a, b]"));
        assertThat(visitor.cookies()).containsOnlyKeys("HOLDFAST");
    }

    @Test
    void a_librarys_bean_is_distributed_only_where_it_is_listed() {
        Visitor unlisted = new Visitor();
        assertThat(ask(unlisted, ONE, "beans/shop/library")).isEqualTo("1");
        assertThat(ask(unlisted, TWO, "beans/shop/library")).isEqualTo("1");
        assertThat(unlisted.cookies()).containsOnlyKeys("JSESSIONID");

        Visitor listed = new Visitor();
        assertThat(ask(listed, ONE, "listed/shop/library")).isEqualTo("1");
        assertThat(ask(listed, TWO, "listed/shop/library")).isEqualTo("2");
        assertThat(listed.cookies()).containsOnlyKeys("HOLDFAST");
    }

    @Test
    void what_stays_on_one_node_is_told_once_at_deployment() {
        String log = ONE.log();

        assertThat(log)
                .contains("HF0708: @SessionScoped beans from libraries")
                .contains("(JSESSIONID): " + LibraryCounter.class.getName() + ". Name them in "
                        + "holdfast.session-scoped.libraries")
                .contains("(JSESSIONID): " + Wizard.class.getName() + ". No setting");
        assertThat(log.split("HF0708", -1)).hasSize(3);
    }

    @Test
    @Tag(Needs.EJB)
    void so_is_a_stateful_session_bean() {
        String log = ONE.log();

        assertThat(log.split("HF0707", -1)).hasSize(4);
        assertThat(log).contains(Clerk.class.getName() + " (a @Stateful session bean");
        assertThat(ask(new Visitor(), ONE, "beans/shop/clerk")).isEqualTo("1");
    }

    @Test
    void an_injected_request_and_session_are_those_of_the_visitor_on_both_nodes() {
        Visitor visitor = new Visitor();

        String told = ask(visitor, ONE, "replaced/injected");
        assertThat(told).matches("GET (\\S+) \\1 GET \\1");
        assertThat(visitor.cookies()).containsOnlyKeys("HOLDFAST");
        assertThat(ask(visitor, TWO, "replaced/injected")).isEqualTo(told);
        assertThat(ask(new Visitor(), TWO, "replaced/injected"))
                .matches("GET (\\S+) \\1 GET \\1")
                .isNotEqualTo(told);
    }

    private static String ask(Visitor visitor, ServerNode node, String path) {
        return visitor.read(node.uri("/" + path));
    }
}
