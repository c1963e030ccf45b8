package dev.holdfast.it.least;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the settings that a user starts from, {@code liberty-config/microprofile-config.properties}; where Redis is tells the environment. */
class LeastFeaturesIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode ONE = node("least-1");
    private static final ServerNode TWO = node("least-2");

    private static ServerNode node(String name) {
        return ServerNode.named(name).withLeastFeatures().setting("holdfast.redis.addresses", REDIS.address());
    }

    @BeforeAll
    static void start() {
        ONE.begin(application());
        TWO.begin(application());
        ONE.awaitReady();
        TWO.awaitReady();
    }

    private static WebArchive application() {
        return ShrinkWrap.create(WebArchive.class, "least.war")
                .addAsLibraries(Wars.libraries())
                .addAsResource(
                        new File("liberty-config/microprofile-config.properties"),
                        "META-INF/microprofile-config.properties")
                .addClasses(Count.class, CountServlet.class);
    }

    @AfterAll
    static void stop() {
        ONE.close();
        TWO.close();
        REDIS.close();
    }

    @Test
    void state_is_there_in_the_next_request_on_either_node() {
        Visitor visitor = new Visitor();
        for (int i = 1; i <= 6; i++) {
            assertThat(visitor.read((i % 2 == 0 ? ONE : TWO).uri("/least/count")))
                    .isEqualTo("" + i);
        }
    }

    @Test
    void holdfast_has_nothing_to_complain_of() {
        new Visitor().read(ONE.uri("/least/count"));

        assertThat(ONE.log()).doesNotContainPattern("HF\\d{4}");
    }
}
