package dev.holdfast.it.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

@ArquillianTest
@Tag(Needs.ARQUILLIAN)
class ScopeIT {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
            <h:body><h:outputText value="[#{page.visit}]"/><h:outputText value="[#{trail.steps}]"/></h:body>
            </html>
            """;

    @ArquillianResource
    @OperateOnDeployment("n1")
    URI n1;

    @ArquillianResource
    @OperateOnDeployment("n2")
    URI n2;

    @Inject
    BeanManager beans;

    @Deployment(name = "n1")
    @TargetsContainer("n1")
    static WebArchive first() {
        return war();
    }

    @Deployment(name = "n2", testable = false)
    @TargetsContainer("n2")
    static WebArchive second() {
        return war();
    }

    private static WebArchive war() {
        return Wars.application("scope", ScopeIT.class, RedisServer.shared(), Map.of())
                .addAsWebResource(new StringAsset(PAGE), "page.xhtml");
    }

    @Test
    @OperateOnDeployment("n1")
    void inside_the_server_the_scope_is_a_normal_one_and_active_in_a_request() {
        assertEquals(true, beans.isNormalScope(SessionScopedDistributed.class));
        assertEquals(true, beans.getContext(SessionScopedDistributed.class).isActive());
    }

    @Test
    @RunAsClient
    void state_is_there_in_the_next_request_on_either_node() {
        Visitor visitor = new Visitor();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            expected.append(i == 0 ? "" : " ").append("resource");
            assertThat(visitor.read((i % 2 == 0 ? n1 : n2).resolve("api/door/resource")))
                    .isEqualTo(expected.toString());
        }
    }

    @ParameterizedTest
    @RunAsClient
    @ValueSource(
            strings = {
                "door/servlet",
                "door/filter",
                "api/door/resource",
                "api/door/application",
                "api/door/request",
                "api/door/dependent",
                "api/door/node",
                "api/door/stateless"
            })
    void every_door_calls_the_bean_of_its_visitor(String path) {
        String door = path.substring(path.lastIndexOf('/') + 1);
        Visitor visitor = new Visitor();
        visitor.read(n1.resolve("api/door/resource"));

        assertThat(visitor.read(n1.resolve(path))).isEqualTo("resource " + door);
        assertThat(visitor.read(n2.resolve(path))).isEqualTo("resource " + door + " " + door);
        assertThat(visitor.read(n1.resolve("api/door/none"))).isEqualTo("resource " + door + " " + door);
    }

    @Test
    @RunAsClient
    void a_facelets_page_and_its_bean_show_the_state() {
        Visitor visitor = new Visitor();
        visitor.read(n1.resolve("api/door/resource"));

        assertThat(visitor.read(n2.resolve("page.xhtml"))).contains("[resource faces][resource faces]");
        assertThat(visitor.read(n1.resolve("page.xhtml"))).contains("[resource faces faces]");
    }

    @ParameterizedTest
    @RunAsClient
    @ValueSource(strings = {"listener", "observer"})
    void the_scope_is_active_before_filters_run(String early) {
        Visitor visitor = new Visitor();

        visitor.read(n1.resolve("api/door/closed?" + early));
        visitor.read(n2.resolve("api/door/closed?" + early));

        assertThat(visitor.read(n1.resolve("api/door/none"))).isEqualTo(early + " " + early);
    }

    @Test
    @RunAsClient
    void an_asynchronous_redispatch_goes_on_with_the_same_bean() {
        Visitor visitor = new Visitor();

        assertThat(visitor.read(n1.resolve("door/redispatch"))).isEqualTo("redispatch servlet");
        assertThat(visitor.read(n2.resolve("door/redispatch"))).isEqualTo("redispatch servlet redispatch servlet");
    }

    @ParameterizedTest
    @RunAsClient
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

        assertThat(visitor.read(n1.resolve("api/kind/" + call))).isEqualTo(once);
        assertThat(visitor.read(n2.resolve("api/kind/" + call))).isEqualTo(twice);
    }

    @Test
    @RunAsClient
    void an_intercepted_and_decorated_bean_keeps_the_state_behind_them() {
        Visitor visitor = new Visitor();

        visitor.read(n1.resolve("api/kind/intercepted?name=Ada"));

        assertThat(visitor.read(n2.resolve("api/kind/intercepted?name=Grace"))).isEqualTo("Dear Ada, Grace!");
    }

    @Test
    @RunAsClient
    void a_producer_is_called_once_for_each_session() {
        Visitor visitor = new Visitor();
        int before = calls(n1) + calls(n2);

        for (URI node : List.of(n1, n2, n1, n2)) {
            visitor.read(node.resolve("api/kind/producer-method?name=x"));
        }

        assertThat(calls(n1) + calls(n2) - before).isEqualTo(1);
    }

    @Test
    @RunAsClient
    void callbacks_run_once_with_the_state_in_place_and_dependent_objects_are_released() {
        Visitor visitor = new Visitor();
        assertThat(visitor.read(n1.resolve("api/guest/stay?name=Ada"))).isEqualTo("Ada2");
        assertThat(visitor.read(n2.resolve("api/guest/stay?name=Ada"))).isEqualTo("Ada3");
        assertThat(visitor.read(n1.resolve("api/guest/stay?name=Grace"))).isEqualTo("Grace4");
        assertThat(List.of(book(n1), book(n2))).containsExactly("1 [] 0", "0 [] 0");

        assertThat(visitor.post(n2.resolve("api/guest/end")).statusCode()).isEqualTo(204);

        assertThat(List.of(book(n1), book(n2))).containsExactly("1 [] 0", "0 [Grace4] 0");
        assertThat(visitor.cookies()).isEmpty();
        assertThat(visitor.read(n1.resolve("api/guest/stay?name=Ada"))).isEqualTo("Ada2");

        visitor.post(n1.resolve("api/guest/destroy"));

        assertThat(book(n1)).isEqualTo("2 [Ada2] 0");
        assertThat(visitor.read(n2.resolve("api/guest/stay?name=Ada"))).isEqualTo("Ada2");
    }

    @Test
    @RunAsClient
    void a_session_that_ended_on_one_node_is_ended_on_the_other() {
        Visitor visitor = new Visitor();
        visitor.read(n1.resolve("api/door/resource"));
        Visitor late = visitor.twin();

        visitor.post(n1.resolve("api/guest/end"));

        assertThat(late.read(n2.resolve("api/door/none"))).isEmpty();
        assertThat(late.read(n1.resolve("api/door/none"))).isEmpty();
    }

    @Test
    @RunAsClient
    void a_renewed_secret_is_good_on_both_nodes_and_the_ref_stays() {
        Visitor visitor = new Visitor();
        visitor.read(n1.resolve("api/door/resource"));
        Map<String, String> before = Map.copyOf(visitor.cookies());
        String session = visitor.read(n1.resolve("api/guest/session"));
        assertThat(session).matches("false [A-Za-z0-9_-]{22}");

        assertThat(visitor.post(n1.resolve("api/guest/renew")).statusCode()).isEqualTo(204);

        assertThat(visitor.cookies()).hasSameSizeAs(before).isNotEqualTo(before);
        assertThat(visitor.read(n2.resolve("api/guest/session"))).isEqualTo(session);
        assertThat(visitor.read(n2.resolve("api/door/none"))).isEqualTo("resource");
    }

    @Test
    @RunAsClient
    void an_anonymous_visitor_gets_no_cookie_and_leaves_nothing_in_the_store() {
        long keys = RedisServer.shared().with(Jedis::dbSize);
        Visitor visitor = new Visitor();

        for (String path : List.of("api/door/closed", "api/door/none", "api/guest/session")) {
            HttpResponse<String> response = visitor.get(n1.resolve(path));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
        }

        assertThat(RedisServer.shared().with(Jedis::dbSize)).isEqualTo(keys);
    }

    private static int calls(URI node) {
        return Integer.parseInt(new Visitor().read(node.resolve("api/kind/producer-calls")));
    }

    private static String book(URI node) {
        return new Visitor().read(node.resolve("api/guest/book"));
    }
}
