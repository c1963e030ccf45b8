package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract as Holdfast's session keeps it, on two nodes that take turns. */
class ReplacedSessionIT implements ReplacedContract, ExpiryContract, PlacesContract, InjectionContract, CookieContract {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode N1 = ServerNode.named("replaced-session-1");
    private static final ServerNode N2 = ServerNode.named("replaced-session-2");

    private static final Site SITE = on("/contract");
    private static final Site DECLARED = on("/declared");
    private static final Site CODED = on("/coded");

    @BeforeAll
    static void start() {
        for (ServerNode node : List.of(N1, N2)) {
            node.begin(
                    ContractWars.plain(war("contract")),
                    ContractWars.declared(war("declared")),
                    ContractWars.coded(war("coded")));
        }
        for (ServerNode node : List.of(N1.awaitReady(), N2.awaitReady())) {
            for (String application : List.of("contract", "declared", "coded")) {
                new Visitor().readEventually(node.uri("/" + application + "/steps?do=session"));
            }
        }
    }

    private static WebArchive war(String name) {
        return Wars.empty(name, REDIS, Map.of("holdfast.http-session", "replace"));
    }

    private static Site on(String application) {
        return new Site(application, List.of(N1::uri, N2::uri));
    }

    @AfterAll
    static void stop() {
        N1.close();
        N2.close();
        REDIS.close();
    }

    @Override
    public Site site() {
        return SITE;
    }

    @Override
    public Site declared() {
        return DECLARED;
    }

    @Override
    public Site coded() {
        return CODED;
    }

    /** At rest the reaper looks once a second or two; the nodes may be busy. */
    @Override
    public Duration reaped() {
        return Duration.ofSeconds(20);
    }

    /** Servlet 6.0, 7.7.2: told before the session is stored and after it was read. */
    @Test
    void a_value_is_told_when_its_session_leaves_a_node_and_has_come_to_another() {
        Visitor visitor = new Visitor();
        String id = site().take(visitor, "session", "id", "set-moving a x").get(1);
        assertThat(journal(id, line -> line.contains("ivated"))).containsExactly("x passivated");

        site().take(visitor, "session", "get a");

        assertThat(journal(id, line -> line.contains("ivated"))).contains("x passivated", "x activated");
    }

    @Test
    void no_node_makes_a_session_or_a_cookie_of_its_own() {
        Visitor visitor = visitor();

        site().take(visitor, "session", "invalidate", "session", "change-id");

        assertThat(visitor.cookies()).containsOnlyKeys(cookieName());
    }

    /** All that is logged is looked into for all tokens as the tests end; here with a name. */
    @Test
    void no_node_takes_a_token_under_the_applications_own_name_for_an_id_that_it_may_log() {
        Map<Site, String> names = Map.of(declared(), "TROLLEY", coded(), "BASKET");
        names.forEach((application, name) -> {
            Visitor visitor = new Visitor();
            for (int request = 0; request < 4; request++) {
                application.take(visitor, "session", "id");
            }
            String token = visitor.cookies().get(name);
            String mostOfIt = token.substring(token.length() / 4, token.length() * 3 / 4);
            assertThat(N1.log() + N2.log()).doesNotContain(mostOfIt);
        });
    }

    @Test
    void a_session_is_ended_by_one_node_though_both_are_asked_when_it_is_due() {
        Visitor visitor = new Visitor();
        String id = site().take(visitor, "session", "id", "set a 1", "set-max-inactive 1")
                .get(1);
        unusedFor(Duration.ofMillis(2_200));

        for (int i = 0; i < 4; i++) {
            assertThat(site().take(visitor, "session-false")).containsExactly("none");
        }
        await().atMost(reaped())
                .until(() -> journal(id, line -> line.contains("destroyed")), lines -> lines.size() >= 3);

        assertThat(journal(id, line -> line.contains("destroyed"))).hasSize(3);
    }
}
