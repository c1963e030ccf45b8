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
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wide")
class FailedDeploymentIT {

    /** More than class loaders of the server's own, which may stay for a while. */
    private static final int TIMES = 5;

    private static final int SERVERS_OWN = 2;

    private final RedisServer redis = RedisServer.inMemory();
    private final ServerNode node = ServerNode.named("failed");

    @AfterEach
    void stop() {
        node.close();
        redis.close();
    }

    @Test
    void a_deployment_that_a_setting_stops_leaves_nothing_behind() {
        deploy(i -> war(i, Map.of("holdfast.session.idle-timeout", "soon")));

        assertThat(node.log()).contains("HF0701");
        assertNothingRemains();
    }

    private void deploy(IntFunction<Archive<?>> application) {
        node.begin(IntStream.range(0, TIMES).mapToObj(application).toArray(Archive<?>[]::new))
                .awaitReady();
        for (int i = 0; i < TIMES; i++) {
            assertThat(new Visitor()
                            .get(node.uri("/failed" + i + "/visit/items"))
                            .statusCode())
                    .isNotEqualTo(200);
        }
    }

    private WebArchive war(int number, Map<String, String> settings) {
        return Wars.empty("failed" + number, redis, settings)
                .addPackages(false, VisitServlet.class.getPackage(), Basket.class.getPackage());
    }

    private void assertNothingRemains() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Remains.of(node.pid(), redis)).satisfies(last -> {
                    assertThat(last.threads()).isEmpty();
                    assertThat(last.connections()).isZero();
                    assertThat(last.classLoaders()).isLessThanOrEqualTo(SERVERS_OWN);
                }));
    }
}
