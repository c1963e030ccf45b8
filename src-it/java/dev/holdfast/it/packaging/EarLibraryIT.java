package dev.holdfast.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Enterprise archives with two WARs; Holdfast's jar, the settings and the bean are in their library. */
@Tag(Needs.EAR)
class EarLibraryIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = ServerNode.named("ear-library");

    @BeforeAll
    static void start() {
        NODE.begin(
                        ear("library", Map.of(), war("north"), war("south")),
                        ear("replaced", Map.of("holdfast.http-session", "replace"), war("new"), war("newer")),
                        ear("lonely", Map.of("holdfast.http-session", "replace"), war("alone")),
                        ear("unread", Map.of(), withItsOwn(war("deaf")), war("plain")))
                .awaitReady();
    }

    private static EnterpriseArchive ear(String name, Map<String, String> settings, WebArchive... wars) {
        return Ears.withLibrary(Ears.of(name, wars), Wars.settings(REDIS, settings), Basket.class.getPackage());
    }

    private static WebArchive war(String name) {
        return Wars.bare(name).addPackages(false, VisitServlet.class.getPackage());
    }

    private static WebArchive withItsOwn(WebArchive war) {
        return war.addAsResource(new StringAsset("holdfast.session.idle-timeout=PT5M\n"), Wars.SETTINGS);
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    @Test
    @Tag(Needs.EAR_INITIALIZERS)
    void a_browser_has_a_session_for_each_war() {
        Visitor visitor = new Visitor();
        visitor.readEventually(NODE.uri("/north/visit/add?value=fig"));

        assertThat(begin("/north").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Path=/north;");
        assertThat(begin("/south").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Path=/south;");
    }

    @Test
    @Tag(Needs.EAR_INITIALIZERS)
    void all_wars_are_of_one_namespace() {
        Visitor visitor = new Visitor();
        visitor.readEventually(NODE.uri("/north/visit/add?value=fig"));
        assertThat(visitor.readEventually(NODE.uri("/south/visit/add?value=plum")))
                .isEqualTo("fig plum");
        visitor.read(NODE.uri("/south/visit/sign-in?value=ada"));
        assertThat(visitor.read(NODE.uri("/north/visit/who"))).isEqualTo("ada");
        assertThat(keys("user:*")).hasSize(1);

        Visitor other = visitor.twin();
        visitor.read(NODE.uri("/north/visit/sign-out"));

        assertThat(other.read(NODE.uri("/south/visit/who"))).isEqualTo("nobody");
        assertThat(other.read(NODE.uri("/south/visit/loss"))).isEqualTo("SIGNED_OUT");
    }

    @Test
    @Tag(Needs.EAR_INITIALIZERS)
    void of_a_single_war_the_session_is_replaced() {
        Visitor visitor = new Visitor();
        visitor.readEventually(NODE.uri("/alone/visit/note?value=fragile"));
        assertThat(visitor.read(NODE.uri("/alone/visit/noted"))).isEqualTo("fragile");
        assertThat(visitor.cookies()).containsOnlyKeys("HOLDFAST");
    }

    @Test
    @Tag(Needs.EAR_INITIALIZERS)
    @Tag(Needs.CDI_PER_WAR)
    void of_several_wars_each_has_its_session_replaced_where_each_has_a_cdi_container() {
        Visitor visitor = new Visitor();
        visitor.readEventually(NODE.uri("/new/visit/note?value=fragile"));
        Visitor other = new Visitor();
        other.readEventually(NODE.uri("/newer/visit/note?value=sturdy"));

        assertThat(visitor.read(NODE.uri("/new/visit/noted"))).isEqualTo("fragile");
        assertThat(other.read(NODE.uri("/newer/visit/noted"))).isEqualTo("sturdy");
        assertThat(visitor.cookies()).containsOnlyKeys("HOLDFAST");
        assertThat(begin("/new").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Path=/new;");
        assertThat(begin("/newer").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Path=/newer;");
    }

    @Test
    @Tag(Needs.EAR_INITIALIZERS)
    @Tag(Needs.ONE_CDI)
    void of_several_wars_the_session_is_not_replaced() {
        assertThat(NODE.log())
                .contains(
                        "HF0634: holdfast.http-session=replace, and Holdfast's jar serves two web applications",
                        "/new",
                        "/newer");
        assertThat(Stream.of("/new/", "/newer/").filter(EarLibraryIT::isServed))
                .as("WildFly, as it starts, goes on serving the one that came first")
                .hasSizeLessThan(2);
    }

    @Test
    @Tag(Needs.EAR_INITIALIZERS)
    void settings_of_a_war_that_do_not_count_stop_the_deployment() {
        assertThat(NODE.log())
                .contains(
                        "HF0632: The application at /deaf has settings in its META-INF/microprofile-config.properties")
                .contains("holdfast.session.idle-timeout");
        assertThat(isServed("/deaf/")).isFalse();
    }

    @Test
    @Tag(Needs.NO_EAR_INITIALIZERS)
    void where_the_server_does_not_prepare_the_wars_their_requests_are_refused() {
        HttpResponse<String> refused = new Visitor().get(NODE.uri("/north/visit/add?value=fig"));

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(NODE.log())
                .contains("HF0633: The server has not had Holdfast prepare the application at /north", "into each WAR");
        assertThat(keys("*")).isEmpty();
    }

    private static Set<String> keys(String pattern) {
        return REDIS.with(redis -> redis.keys("holdfast:library:" + pattern));
    }

    private static boolean isServed(String application) {
        return new Visitor().get(NODE.uri(application + "visit/items")).statusCode() == 200;
    }

    private static HttpResponse<String> begin(String application) {
        return new Visitor().get(NODE.uri(application + "/visit/add?value=fig"));
    }
}
