package dev.holdfast.it.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Sources;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.secrecy.Secrets;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One story, as boots are dear: what fails in one chapter is whole again at its end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SurvivalIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final RedisServer REDIS = RedisServer.durable();
    private static final ServerNode N1 = ServerNode.named("survival-1");
    private static final ServerNode N2 = ServerNode.named("survival-2");

    @BeforeAll
    static void start() {
        N1.redeployable().begin(war(Versions.V1));
        N2.begin(war(Versions.V1));
        N1.awaitReady();
        N2.awaitReady();
        warmUp(N1);
        warmUp(N2);
    }

    /** A node's first session takes longer than the time-out of this application may allow: classes are loaded. */
    private static void warmUp(ServerNode node) {
        new Visitor().readEventually(node.uri("/shop/api/cart/add?item=warm"));
    }

    private static WebArchive war(String version) {
        WebArchive war =
                Wars.application("shop", SurvivalIT.class, REDIS, Map.of("holdfast.redis.timeout", TIMEOUT.toString()));
        return Sources.addTo(war, Versions.NAME, version);
    }

    @AfterAll
    static void stop() {
        N1.close();
        N2.close();
        REDIS.close();
    }

    @Test
    @Order(1)
    void the_cart_survives_a_restart_of_redis() {
        Visitor visitor = shopper("fig");

        REDIS.stop();
        REDIS.start();

        assertThat(eventually(N1, visitor)).isEqualTo("fig");
        assertThat(eventually(N2, visitor)).isEqualTo("fig");
    }

    @Test
    @Order(2)
    void the_cart_survives_a_crash_of_redis() {
        Visitor visitor = shopper("fig");

        REDIS.kill();
        REDIS.start();

        assertThat(eventually(N1, visitor)).isEqualTo("fig");
        assertThat(eventually(N2, visitor)).isEqualTo("fig");
    }

    @Test
    @Order(3)
    void a_pause_of_redis_during_a_request_is_a_503_and_no_logout() {
        Visitor visitor = shopper("fig");
        String cookie = visitor.cookieHeader();

        HttpResponse<String> response = addSlowly(visitor, REDIS::pause);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertUnavailableButServing(N1, visitor);
        assertUnavailableButServing(N2, visitor);

        REDIS.resume();

        assertThat(eventually(N1, visitor))
                .as("a write that got its 503 does not land later")
                .isEqualTo("fig");
        assertThat(eventually(N2, visitor)).isEqualTo("fig");
        assertThat(visitor.cookieHeader()).isEqualTo(cookie);
    }

    @Test
    @Order(4)
    void a_crash_of_redis_during_a_request_is_a_503_and_no_logout() {
        Visitor visitor = shopper("fig");
        String cookie = visitor.cookieHeader();

        HttpResponse<String> response = addSlowly(visitor, REDIS::kill);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertUnavailableButServing(N1, visitor);

        REDIS.start();

        assertThat(eventually(N1, visitor)).isEqualTo("fig");
        assertThat(eventually(N2, visitor)).isEqualTo("fig");
        assertThat(visitor.cookieHeader()).isEqualTo(cookie);
    }

    @Test
    @Order(5)
    void the_cart_survives_a_redeployment() {
        Visitor visitor = shopper("fig");
        String cookie = visitor.cookieHeader();

        N1.redeploy(war(Versions.V1));

        assertThat(eventually(N1, visitor)).isEqualTo("fig");
        assertThat(visitor.read(N1.uri("/shop/api/cart/add?item=plum"))).isEqualTo("fig plum");
        assertThat(visitor.read(N2.uri("/shop/api/cart"))).isEqualTo("fig plum");
        assertThat(visitor.cookieHeader()).isEqualTo(cookie);
    }

    @Test
    @Order(6)
    void the_cart_survives_the_node_that_wrote_it_and_a_newer_version_of_a_class_shares_the_session() {
        Visitor visitor = shopper("fig");
        assertThat(visitor.read(N1.uri("/shop/api/profile/change"))).isEqualTo("Ada Countess 3");

        N1.kill();

        assertThat(visitor.read(N2.uri("/shop/api/cart"))).isEqualTo("fig");
        assertThat(visitor.read(N2.uri("/shop/api/cart/add?item=plum"))).isEqualTo("fig plum");

        N1.begin(war(Versions.V2)).awaitReady();
        warmUp(N1);

        assertThat(visitor.read(N1.uri("/shop/api/cart"))).isEqualTo("fig plum");
        assertThat(visitor.read(N1.uri("/shop/api/profile"))).isEqualTo("Ada none []");
        assertThat(visitor.read(N2.uri("/shop/api/profile"))).isEqualTo("Ada Countess 3");
        assertThat(visitor.read(N1.uri("/shop/api/profile/change"))).isEqualTo("Grace g@example.org []");
        assertThat(visitor.read(N2.uri("/shop/api/profile"))).isEqualTo("Grace Countess 3");
        assertThat(visitor.read(N1.uri("/shop/api/profile"))).isEqualTo("Grace g@example.org []");
    }

    @Test
    @Order(7)
    void a_node_starts_without_redis_serves_what_needs_no_session_and_works_when_redis_comes() {
        Visitor visitor = shopper("fig");
        String cookie = visitor.cookieHeader();
        N2.stop();
        REDIS.stop();

        N2.begin(war(Versions.V2)).awaitReady();

        assertUnavailableButServing(N2, visitor);
        Visitor stranger = new Visitor();
        assertThat(unavailable(N2, stranger, "/add?item=plum").headers().firstValue("Set-Cookie"))
                .isEmpty();

        REDIS.start();

        assertThat(eventually(N2, visitor)).isEqualTo("fig");
        assertThat(visitor.read(N2.uri("/shop/api/cart/add?item=plum"))).isEqualTo("fig plum");
        assertThat(eventually(N1, visitor)).isEqualTo("fig plum");
        assertThat(visitor.cookieHeader()).isEqualTo(cookie);
        assertThat(stranger.read(N2.uri("/shop/api/cart/add?item=plum"))).isEqualTo("plum");
    }

    private static Visitor shopper(String item) {
        Visitor visitor = new Visitor();
        assertThat(visitor.read(N1.uri("/shop/api/cart/add?item=" + item))).isEqualTo(item);
        assertThat(visitor.read(N2.uri("/shop/api/cart"))).isEqualTo(item);
        return visitor;
    }

    /** Sends a request, does something to Redis while it runs, and gives its answer. */
    private static HttpResponse<String> addSlowly(Visitor visitor, Runnable trouble) {
        Visitor twin = visitor.twin();
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(
                () -> twin.get(N1.uri("/shop/api/cart/add-slowly?item=" + Secrets.VALUE)));
        Visitor stranger = new Visitor();
        stranger.post(N1.uri("/shop/api/cart/arrived"));
        trouble.run();
        stranger.post(N1.uri("/shop/api/cart/go-on"));
        return answer.join();
    }

    private static void assertUnavailableButServing(ServerNode node, Visitor visitor) {
        assertThat(visitor.read(node.uri("/shop/api/cart/closed"))).isEqualTo("no bean is called");
        assertThat(new Visitor().read(node.uri("/shop/api/cart/closed"))).isEqualTo("no bean is called");
        assertThat(unavailable(node, visitor, "").headers().firstValue("Set-Cookie"))
                .isEmpty();
        unavailable(node, visitor, "/add?item=lost");
    }

    private static HttpResponse<String> unavailable(ServerNode node, Visitor visitor, String path) {
        long begin = System.nanoTime();
        HttpResponse<String> response = visitor.get(node.uri("/shop/api/cart" + path));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(took).isLessThan(TIMEOUT.plusMillis(1_000));
        return response;
    }

    /** The node fails fast until it has seen the store again: at the latest some seconds after that. */
    private static String eventually(ServerNode node, Visitor visitor) {
        return visitor.readEventually(node.uri("/shop/api/cart"));
    }
}
