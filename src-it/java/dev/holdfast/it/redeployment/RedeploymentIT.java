package dev.holdfast.it.redeployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.packaging.shared.Basket;
import dev.holdfast.it.packaging.visit.VisitServlet;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.time.Duration;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wide")
class RedeploymentIT {

    private static final int TIMES = Integer.getInteger("it.redeployments", 50);

    /** So many class loaders a server may keep for a while of those that it took down last; a leak has one for each redeployment. */
    private static final int SERVERS_OWN = 2;

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = ServerNode.named("redeployment").redeployable();

    @BeforeAll
    static void start() {
        NODE.begin(war()).awaitReady();
    }

    private static WebArchive war() {
        return Wars.empty("shop", REDIS, Map.of("holdfast.http-session", "replace"))
                .addPackages(false, VisitServlet.class.getPackage(), Basket.class.getPackage());
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    @Test
    void redeployments_leave_no_threads_class_loaders_or_connections_behind() {
        Visitor regular = new Visitor();
        StringBuilder items = new StringBuilder("item");
        use(regular, "item", "item");
        Remains deployed = remains();
        assertThat(deployed.threads()).containsKey("redisson-timer-N-N");
        assertThat(deployed.connections()).isPositive();
        assertThat(deployed.classLoaders()).isPositive();

        for (int i = 0; i < TIMES; i++) {
            NODE.redeploy(war());
            use(regular, "item", items.append(" item").toString());
        }
        NODE.undeploy(war());

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(remains()).satisfies(last -> {
                    assertThat(last.threads()).isEmpty();
                    assertThat(last.connections()).isZero();
                    assertThat(last.classLoaders()).isLessThanOrEqualTo(SERVERS_OWN);
                }));
        assertThat(NODE.log()).as("Payara and Tomcat look, too").doesNotContain("but failed to remove it");
    }

    private static Remains remains() {
        return Remains.of(NODE.pid(), REDIS);
    }

    /** All that there is to be used: beans, the replaced session, a sign-in and its end. */
    private static void use(Visitor regular, String item, String expected) {
        assertThat(regular.readEventually(NODE.uri("/shop/visit/add?value=" + item)))
                .isEqualTo(expected);
        Visitor passing = new Visitor();
        passing.read(NODE.uri("/shop/visit/note?value=fragile"));
        passing.read(NODE.uri("/shop/visit/sign-in?value=ada"));
        assertThat(passing.read(NODE.uri("/shop/visit/sessions?value=ada"))).isEqualTo("1");
        assertThat(passing.read(NODE.uri("/shop/visit/noted"))).isEqualTo("fragile");
        assertThat(passing.read(NODE.uri("/shop/visit/sign-out"))).isEqualTo("gone");
    }
}
