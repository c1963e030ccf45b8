package dev.holdfast.it.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

class ScopeIT {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
            <h:body><h:outputText value="[#{page.visit}]"/><h:outputText value="[#{trail.steps}]"/></h:body>
            </html>
            """;

    private static final String WEB_XML =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>%s</listener-class></listener>
            </web-app>
            """;

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode N1 = ServerNode.named("scope-1");
    private static final ServerNode N2 = ServerNode.named("scope-2");

    @BeforeAll
    static void start() {
        N1.begin(war());
        N2.begin(war());
        for (ServerNode node : List.of(N1.awaitReady(), N2.awaitReady())) {
            new Visitor().readEventually(on(node, "api/door/closed"));
        }
    }

    private static WebArchive war() {
        WebArchive war = Wars.application("scope", ScopeIT.class, REDIS, Map.of())
                .addAsWebResource(new StringAsset(PAGE), "page.xhtml");
        N1.firstListener().ifPresent(listener -> war.setWebXML(new StringAsset(WEB_XML.formatted(listener))));
        return war;
    }

    @AfterAll
    static void stop() {
        N1.close();
        N2.close();
        REDIS.close();
    }

    @Test
    void state_is_there_in_the_next_request_on_either_node() {
        Visitor visitor = new Visitor();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            expected.append(i == 0 ? "" : " ").append("resource");
            assertThat(visitor.read(on(i % 2 == 0 ? N1 : N2, "api/door/resource")))
                    .isEqualTo(expected.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "door/servlet",
                "door/filter",
                "api/door/resource",
                "api/door/application",
                "api/door/request",
                "api/door/dependent",
                "api/door/node"
            })
    void every_door_calls_the_bean_of_its_visitor(String path) {
        calls_the_bean_of_its_visitor(path);
    }

    @Test
    @Tag(Needs.EJB)
    void an_enterprise_bean_calls_the_bean_of_its_visitor() {
        calls_the_bean_of_its_visitor("api/door/stateless");
    }

    private static void calls_the_bean_of_its_visitor(String path) {
        String door = path.substring(path.lastIndexOf('/') + 1);
        Visitor visitor = new Visitor();
        visitor.read(on(N1, "api/door/resource"));

        assertThat(visitor.read(on(N1, path))).isEqualTo("resource " + door);
        assertThat(visitor.read(on(N2, path))).isEqualTo("resource " + door + " " + door);
        assertThat(visitor.read(on(N1, "api/door/none"))).isEqualTo("resource " + door + " " + door);
    }

    @Test
    @Tag(Needs.FACES)
    void a_facelets_page_and_its_bean_show_the_state() {
        Visitor visitor = new Visitor();
        visitor.read(on(N1, "api/door/resource"));

        assertThat(visitor.read(on(N2, "page.xhtml"))).contains("[resource faces][resource faces]");
        assertThat(visitor.read(on(N1, "page.xhtml"))).contains("[resource faces faces]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"listener", "observer"})
    void the_scope_is_active_before_filters_run(String early) {
        Visitor visitor = new Visitor();

        visitor.read(on(N1, "api/door/closed?" + early));
        visitor.read(on(N2, "api/door/closed?" + early));

        assertThat(visitor.read(on(N1, "api/door/none"))).isEqualTo(early + " " + early);
    }

    @Test
    void an_asynchronous_redispatch_goes_on_with_the_same_bean() {
        Visitor visitor = new Visitor();

        assertThat(visitor.read(on(N1, "door/redispatch"))).isEqualTo("redispatch servlet");
        assertThat(visitor.read(on(N2, "door/redispatch"))).isEqualTo("redispatch servlet redispatch servlet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            generic?name=fig | [Fruit[name=fig, picked=2026-11-20]] {f=[Fruit[name=fig, picked=2026-11-20]]} | [Fruit[name=fig, picked=2026-11-20], Fruit[name=fig, picked=2026-11-20]] {f=[Fruit[name=fig, picked=2026-11-20], Fruit[name=fig, picked=2026-11-20]]}
            qualifier | 2 1 | 4 2
            stereotype | 1 | 2
            producer-method?name=a | begin a | begin a a
            producer-class | 2:1 | 4:2
            intercepted?name=Ada | Dear Ada! | Dear Ada!
            """)
    void a_bean_keeps_its_state_however_it_is_defined(String call, String once, String twice) {
        Visitor visitor = new Visitor();

        assertThat(visitor.read(on(N1, "api/kind/" + call))).isEqualTo(once);
        assertThat(visitor.read(on(N2, "api/kind/" + call))).isEqualTo(twice);
    }

    @Test
    void an_intercepted_and_decorated_bean_keeps_the_state_behind_them() {
        Visitor visitor = new Visitor();

        visitor.read(on(N1, "api/kind/intercepted?name=Ada"));

        assertThat(visitor.read(on(N2, "api/kind/intercepted?name=Grace"))).isEqualTo("Dear Ada, Grace!");
    }

    @Test
    void a_producer_is_called_once_for_each_session() {
        Visitor visitor = new Visitor();
        int before = calls(N1) + calls(N2);

        for (ServerNode node : List.of(N1, N2, N1, N2)) {
            visitor.read(on(node, "api/kind/producer-method?name=x"));
        }

        assertThat(calls(N1) + calls(N2) - before).isEqualTo(1);
    }

    @Test
    void callbacks_run_once_with_the_state_in_place_and_dependent_objects_are_released() {
        Visitor visitor = new Visitor();
        assertThat(visitor.read(on(N1, "api/guest/stay?name=Ada"))).isEqualTo("Ada2");
        assertThat(visitor.read(on(N2, "api/guest/stay?name=Ada"))).isEqualTo("Ada3");
        assertThat(visitor.read(on(N1, "api/guest/stay?name=Grace"))).isEqualTo("Grace4");
        assertThat(List.of(book(N1), book(N2))).containsExactly("1 [] 0", "0 [] 0");

        assertThat(visitor.post(on(N2, "api/guest/end")).statusCode()).isEqualTo(204);

        assertThat(List.of(book(N1), book(N2))).containsExactly("1 [] 0", "0 [Grace4] 0");
        assertThat(visitor.cookies()).isEmpty();
        assertThat(visitor.read(on(N1, "api/guest/stay?name=Ada"))).isEqualTo("Ada2");

        visitor.post(on(N1, "api/guest/destroy"));

        assertThat(book(N1)).isEqualTo("2 [Ada2] 0");
        assertThat(visitor.read(on(N2, "api/guest/stay?name=Ada"))).isEqualTo("Ada2");
    }

    @Test
    void a_session_that_ended_on_one_node_is_ended_on_the_other() {
        Visitor visitor = new Visitor();
        visitor.read(on(N1, "api/door/resource"));
        Visitor late = visitor.twin();

        visitor.post(on(N1, "api/guest/end"));

        assertThat(late.read(on(N2, "api/door/none"))).isEmpty();
        assertThat(late.read(on(N1, "api/door/none"))).isEmpty();
    }

    @Test
    void a_renewed_secret_is_good_on_both_nodes_and_the_ref_stays() {
        Visitor visitor = new Visitor();
        visitor.read(on(N1, "api/door/resource"));
        Map<String, String> before = Map.copyOf(visitor.cookies());
        String session = visitor.read(on(N1, "api/guest/session"));
        assertThat(session).matches("false [A-Za-z0-9_-]{22}");

        assertThat(visitor.post(on(N1, "api/guest/renew")).statusCode()).isEqualTo(204);

        assertThat(visitor.cookies()).hasSameSizeAs(before).isNotEqualTo(before);
        assertThat(visitor.read(on(N2, "api/guest/session"))).isEqualTo(session);
        assertThat(visitor.read(on(N2, "api/door/none"))).isEqualTo("resource");
    }

    @Test
    void an_anonymous_visitor_gets_no_cookie_and_leaves_nothing_in_the_store() {
        long keys = REDIS.with(Jedis::dbSize);
        Visitor visitor = new Visitor();

        for (String path : List.of("api/door/closed", "api/door/none", "api/guest/session")) {
            HttpResponse<String> response = visitor.get(on(N1, path));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
        }

        assertThat(REDIS.with(Jedis::dbSize)).isEqualTo(keys);
    }

    private static int calls(ServerNode node) {
        return Integer.parseInt(new Visitor().read(on(node, "api/kind/producer-calls")));
    }

    private static String book(ServerNode node) {
        return new Visitor().read(on(node, "api/guest/book"));
    }

    private static URI on(ServerNode node, String path) {
        return node.uri("/scope/" + path);
    }
}
