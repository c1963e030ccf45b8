package dev.holdfast.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.packaging.eager.Eager;
import dev.holdfast.it.packaging.hasty.Hasty;
import dev.holdfast.it.packaging.shared.Basket;
import dev.holdfast.it.packaging.visit.VisitServlet;
import dev.holdfast.it.support.Ears;
import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Enterprise archives with two WARs, Holdfast's jar and a bean of one name in each of them. */
@Tag(Needs.EAR)
class EarIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = ServerNode.named("ear");

    @BeforeAll
    static void start() {
        NODE.begin(apart(), together(), hasty()).awaitReady();
    }

    private static EnterpriseArchive apart() {
        return Ears.of(
                "apart",
                war("shop", Map.of("holdfast.http-session", "replace")),
                war("office", Map.of("holdfast.http-session", "replace")).addPackage(Eager.class.getPackage()));
    }

    private static EnterpriseArchive together() {
        Map<String, String> settings = Map.of(
                "holdfast.namespace", "together",
                "holdfast.cookie.name", "TOGETHER",
                "holdfast.cookie.path", "/",
                "holdfast.cookie.domain", "shop.example",
                "holdfast.token.keys", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        return Ears.of("together", war("here", settings), war("there", settings));
    }

    /** Payara Server tells jars of a WAR before the WAR itself. */
    private static EnterpriseArchive hasty() {
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, "hasty.jar")
                .addPackage(Hasty.class.getPackage())
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
        WebArchive early =
                war("early", Map.of("holdfast.redis.timeout", "PT30S")); // asked amid all of a server's start
        return Ears.of("hasty", early.addAsLibrary(jar), war("calm", Map.of()));
    }

    /** WildFly looks for annotations that make beans in the EAR's library only, and so misses that of the scope. */
    private static WebArchive war(String name, Map<String, String> settings) {
        return Ears.allBeans(Wars.empty(name, REDIS, settings)
                .addPackages(false, VisitServlet.class.getPackage(), Basket.class.getPackage()));
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    @Test
    void each_war_has_a_session_of_its_own() {
        Visitor visitor = new Visitor();
        assertThat(visitor.readEventually(NODE.uri("/shop/visit/add?value=fig")))
                .isEqualTo("fig");
        visitor.read(NODE.uri("/shop/visit/note?value=fragile"));

        assertThat(visitor.readEventually(NODE.uri("/office/visit/items"))).isEmpty();
        assertThat(visitor.read(NODE.uri("/office/visit/noted"))).isEqualTo("null");
        assertThat(visitor.read(NODE.uri("/office/visit/loss"))).isEqualTo("none");
    }

    @Test
    void each_war_knows_its_own_users_only() {
        Visitor clerk = new Visitor();
        clerk.readEventually(NODE.uri("/office/visit/sign-in?value=ada"));
        Visitor customer = new Visitor();
        customer.readEventually(NODE.uri("/shop/visit/sign-in?value=ada"));
        assertThat(customer.read(NODE.uri("/shop/visit/sessions?value=ada"))).isEqualTo("1");

        customer.read(NODE.uri("/shop/visit/sign-out"));

        assertThat(clerk.read(NODE.uri("/office/visit/who"))).isEqualTo("ada");
        assertThat(keys("apart.office:user:*")).hasSize(1);
    }

    @Test
    void both_wars_share_one_session_where_namespace_and_cookie_are_the_same() {
        Visitor visitor = new Visitor();
        visitor.readEventually(NODE.uri("/here/visit/add?value=fig"));
        assertThat(visitor.cookies()).containsOnlyKeys("TOGETHER");
        assertThat(visitor.readEventually(NODE.uri("/there/visit/add?value=plum")))
                .isEqualTo("fig plum");
        assertThat(visitor.read(NODE.uri("/here/visit/items"))).isEqualTo("fig plum");
        assertThat(visitor.read(NODE.uri("/here/visit/sign-in?value=grace"))).isEqualTo("grace");
        assertThat(visitor.read(NODE.uri("/there/visit/who"))).isEqualTo("grace");

        Visitor other = visitor.twin();
        visitor.read(NODE.uri("/there/visit/sign-out"));

        assertThat(other.read(NODE.uri("/here/visit/who"))).isEqualTo("nobody");
        assertThat(other.read(NODE.uri("/here/visit/loss"))).isEqualTo("SIGNED_OUT");
    }

    @Test
    void a_war_that_asks_before_its_name_is_told_gets_no_sessions_of_all_the_ear() {
        HttpResponse<String> answer = new Visitor().get(NODE.uri("/early/visit/add?value=fig"));

        if (answer.statusCode() == 200) {
            assertThat(keys("hasty.early:*")).isNotEmpty();
        } else {
            assertThat(NODE.log()).contains("HF0720: The application has asked for sessions before");
        }
        assertThat(keys("hasty:*")).isEmpty();
    }

    private static Set<String> keys(String pattern) {
        return REDIS.with(redis -> redis.keys("holdfast:" + pattern));
    }
}
