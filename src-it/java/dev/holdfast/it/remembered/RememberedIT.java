package dev.holdfast.it.remembered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wide")
@Tag(Needs.SECURITY)
class RememberedIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode ONE = ServerNode.named("remembered-1");
    private static final ServerNode TWO = ServerNode.named("remembered-2");
    private static final Duration GRACE = Duration.ofSeconds(1);

    @BeforeAll
    static void start() {
        ONE.begin(shop());
        TWO.begin(shop());
        ONE.awaitReady();
        TWO.awaitReady();
    }

    @AfterAll
    static void stop() {
        ONE.close();
        TWO.close();
        REDIS.close();
    }

    private static WebArchive shop() {
        return Wars.application(
                "shop",
                RememberingMechanism.class,
                REDIS,
                Map.of("holdfast.http-session", "replace", "holdfast.token.grace", GRACE.toString()));
    }

    @Test
    void who_is_remembered_is_signed_in_on_the_other_node_by_a_token_that_is_replaced() {
        Visitor visitor = new Visitor();

        HttpResponse<String> signedIn = get(visitor, ONE, "who?user=ada&remember");
        assertThat(signedIn.body()).isEqualTo("ada true");
        String first = remembered(visitor);
        HttpResponse<String> recalled = get(visitor, TWO, "who");
        assertThat(recalled.body()).isEqualTo("ada true");
        assertThat(remembered(visitor)).isNotEqualTo(first);
        for (HttpResponse<String> answer : List.of(signedIn, recalled)) {
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .filteredOn(cookie -> cookie.startsWith("REMEMBER="))
                    .singleElement()
                    .asString()
                    .matches("REMEMBER=[\\w-]{98}; Path=/shop; Max-Age=1209600; HttpOnly; SameSite=Lax");
        }
        assertThat(get(visitor, ONE, "who").body()).isEqualTo("ada true");
    }

    @Test
    void parallel_requests_by_one_token_on_both_nodes_get_the_same_successor() {
        Visitor visitor = new Visitor();
        get(visitor, ONE, "who?user=ann&remember");
        Visitor twin = visitor.twin();

        assertThat(get(visitor, ONE, "who").body()).isEqualTo("ann false");
        assertThat(get(twin, TWO, "who").body()).isEqualTo("ann false");
        assertThat(remembered(visitor)).isEqualTo(remembered(twin));
    }

    @Test
    void an_old_token_after_the_grace_ends_all_logins_of_its_user_and_is_counted_and_logged_without_a_name() {
        Visitor visitor = new Visitor();
        get(visitor, ONE, "who?user=mallory&remember");
        Visitor elsewhere = new Visitor();
        get(elsewhere, TWO, "who?user=mallory&remember");
        Visitor thief = visitor.twin();
        get(visitor, TWO, "who");
        get(visitor, ONE, "who");
        awaitTheEndOf(GRACE);

        assertThat(get(thief, TWO, "who").body()).isEqualTo("nobody");
        assertThat(thief.cookies()).doesNotContainKey("REMEMBER");
        assertThat(get(visitor, ONE, "who").body()).isEqualTo("nobody");
        assertThat(get(elsewhere, ONE, "who").body()).isEqualTo("nobody");
        assertThat(get(new Visitor(), TWO, "count?of=remembered-replayed").body())
                .isEqualTo("1");
        assertThat(get(new Visitor(), ONE, "count?of=remembered-replayed").body())
                .isEqualTo("0");
        assertThat(TWO.log().lines().filter(line -> line.contains("remembered-replayed")))
                .singleElement()
                .asString()
                .doesNotContain("mallory");
    }

    @Test
    void who_signs_out_on_one_node_is_not_signed_in_again_on_the_other() {
        Visitor visitor = new Visitor();
        get(visitor, ONE, "who?user=joe&remember");
        Visitor copy = visitor.twin();
        get(visitor, ONE, "out");

        assertThat(get(visitor, TWO, "who").body()).isEqualTo("nobody");
        assertThat(get(copy, TWO, "who").body()).isEqualTo("nobody");
    }

    @Test
    void an_end_of_the_account_is_one_of_what_is_remembered() {
        Visitor visitor = new Visitor();
        get(visitor, ONE, "who?user=max&remember");
        get(new Visitor(), TWO, "end-account?of=max");

        assertThat(get(visitor, ONE, "who").body()).isEqualTo("nobody");
    }

    @Test
    void who_does_not_ask_for_it_is_not_remembered_and_garbage_signs_nobody_in() {
        Visitor visitor = new Visitor();
        assertThat(get(visitor, ONE, "who?user=ada").body()).isEqualTo("ada true");
        assertThat(visitor.cookies()).doesNotContainKey("REMEMBER");

        for (String garbage : List.of("x", "A".repeat(98), "%00", "A".repeat(5_000))) {
            visitor.keep(List.of("REMEMBER=" + garbage));
            assertThat(get(visitor, TWO, "who").body()).isEqualTo("nobody");
        }
    }

    /** By the clock of Redis, which this test does not move. */
    private static void awaitTheEndOf(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().until(() -> System.nanoTime() - end > 0);
    }

    private static String remembered(Visitor visitor) {
        return visitor.cookies().get("REMEMBER");
    }

    private static HttpResponse<String> get(Visitor visitor, ServerNode node, String path) {
        HttpResponse<String> answer = visitor.get(node.uri("/shop/" + path));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }
}
