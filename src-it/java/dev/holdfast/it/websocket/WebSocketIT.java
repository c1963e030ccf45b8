package dev.holdfast.it.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.RawRequest;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol;

@Tag("wide")
class WebSocketIT {

    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final String ALL_ARE_BEANS =
            """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
            """;
    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode N1 = ServerNode.named("websocket-1");
    private static final ServerNode N2 = ServerNode.named("websocket-2");

    @BeforeAll
    static void start() {
        WebArchive usual = war("usual", Map.of());
        WebArchive brief = brief("messages");
        WebArchive replaced = war("replaced", Map.of("holdfast.http-session", "replace"));
        // One node after the other: they are busy as they start.
        N1.begin(usual, brief, brief("pings"), replaced).awaitReady();
        N2.begin(usual, brief).awaitReady();
        for (ServerNode node : List.of(N1, N2)) {
            for (String application : List.of("usual", "messages")) {
                new Visitor().readEventually(tally(node, application, ""));
            }
        }
    }

    private static WebArchive brief(String keepAlive) {
        return war(
                keepAlive,
                Map.of(
                        "holdfast.session.idle-timeout",
                        IDLE.toString(),
                        "holdfast.session.touch-interval",
                        "PT0.5S",
                        "holdfast.websocket.keep-alive",
                        keepAlive));
    }

    private static WebArchive war(String name, Map<String, String> settings) {
        WebArchive war = Wars.application(name, WebSocketIT.class, REDIS, new HashMap<>(settings));
        return N1.injectsOnlyBeans() ? war.addAsWebInfResource(new StringAsset(ALL_ARE_BEANS), "beans.xml") : war;
    }

    @AfterAll
    static void stop() {
        N1.close();
        N2.close();
        REDIS.close();
    }

    @AfterEach
    void let_redis_go_on() {
        REDIS.with(redis -> redis.sendCommand(Protocol.Command.CLIENT, "UNPAUSE"));
    }

    @Test
    void each_call_sees_what_the_other_node_stored_and_stores_what_it_changes() {
        Visitor visitor = visitor("usual");
        try (Wire wire = Wire.to(endpoint(N1, "usual"), visitor)) {
            await().untilAsserted(() -> assertThat(lines(N2, visitor)).isEqualTo("begun,opened"));
            for (int round = 0; round < 50; round++) {
                visitor.post(tally(N2, "usual", "?line=r" + round));
                assertThat(wire.ask("m" + round)).endsWith("r" + round + ",m" + round);
                assertThat(lines(N2, visitor)).endsWith("r" + round + ",m" + round);
            }
        }
        await().untilAsserted(() -> assertThat(lines(N2, visitor)).endsWith("m49,closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"configured", "configured-plain", "shared"})
    void endpoints_of_every_make_have_the_session_of_their_own_handshake(String endpoint) {
        have_the_session_of_their_own_handshake(endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tally", "watched"})
    @Tag(Needs.INJECTED_ENDPOINTS)
    void endpoints_need_no_configurator(String endpoint) {
        have_the_session_of_their_own_handshake(endpoint);
    }

    @Test
    @Tag(Needs.INJECTED_ENDPOINTS)
    @Tag(Needs.PLAIN_ENDPOINTS)
    void an_endpoint_without_annotations_needs_no_configurator() {
        have_the_session_of_their_own_handshake("plain");
    }

    private static void have_the_session_of_their_own_handshake(String endpoint) {
        Visitor ada = visitor("usual");
        Visitor bob = visitor("usual");
        try (Wire one = Wire.to(N1.uri("/usual/" + endpoint), ada);
                Wire other = Wire.to(N1.uri("/usual/" + endpoint), bob)) {
            assertThat(one.ask("ada")).startsWith("begun").endsWith("ada");
            assertThat(other.ask("bob")).startsWith("begun").endsWith("bob").doesNotContain("ada");
            assertThat(one.ask("again")).endsWith("ada,again").doesNotContain("bob");
            await().untilAsserted(() -> assertThat(lines(N2, ada)).endsWith("again"));
        }
    }

    @Test
    void a_socket_has_its_session_where_http_session_is_replaced_too() {
        Visitor visitor = visitor(N1, "replaced");
        try (Wire wire = Wire.to(endpoint(N1, "replaced"), visitor)) {
            assertThat(wire.ask("said")).isEqualTo("begun,opened,said");
            assertThat(visitor.read(tally(N1, "replaced", ""))).isEqualTo("begun,opened,said");
        }
    }

    @Test
    void an_endpoint_is_told_once_that_it_is_made() {
        try (Wire wire = Wire.to(N1.uri("/usual/configured"), visitor("usual"))) {
            assertThat(wire.ask("made")).isEqualTo("1");
        }
    }

    @Test
    void messages_keep_a_session_alive() {
        Visitor visitor = visitor("messages");
        try (Wire wire = Wire.to(endpoint(N1, "messages"), visitor)) {
            during(IDLE.multipliedBy(2), () -> assertThat(wire.ask("?")).isEqualTo("begun,opened"));

            assertThat(wire.isOpen()).isTrue();
            assertThat(visitor.read(tally(N2, "messages", ""))).isEqualTo("begun,opened");
        }
    }

    @Test
    void pongs_keep_a_session_alive_where_pings_are_configured() {
        Visitor visitor = visitor(N1, "pings");
        try (Wire wire = Wire.to(endpoint(N1, "pings"), visitor)) {
            during(IDLE.multipliedBy(2), () -> assertThat(wire.isOpen()).isTrue());

            assertThat(visitor.read(tally(N1, "pings", ""))).isEqualTo("begun,opened");
        }
    }

    @Test
    void a_silent_socket_keeps_nothing_alive_and_is_closed_with_its_session() {
        Visitor visitor = visitor("messages");
        try (Wire wire = Wire.to(endpoint(N1, "messages"), visitor)) {
            assertThat(wire.end()).isEqualTo("1008 session-ended: idle");
            assertThat(visitor.read(tally(N2, "messages", ""))).isEmpty();
        }
    }

    @Test
    void a_session_that_ends_on_another_node_closes_its_socket_with_the_reason() {
        Visitor visitor = visitor("usual");
        try (Wire wire = Wire.to(endpoint(N1, "usual"), visitor)) {
            wire.ask("?");
            visitor.twin().post(tally(N2, "usual", "/end"));

            assertThat(wire.end()).isEqualTo("1008 session-ended: ended");
        }
    }

    @Test
    void the_message_after_the_end_does_not_run_whether_the_node_has_seen_the_end_or_not() {
        for (int round = 0; round < 20; round++) {
            Visitor visitor = visitor("usual");
            try (Wire wire = Wire.to(endpoint(N1, "usual"), visitor)) {
                wire.ask("?");
                visitor.twin().post(tally(N2, "usual", "/end"));
                wire.say("late");

                assertThat(wire.end()).isEqualTo("1008 session-ended: ended");
                assertThat(wire.isSilent()).isTrue();
            }
        }
    }

    @Test
    void a_session_that_ends_by_its_own_message_closes_the_socket() {
        Visitor visitor = visitor("usual");
        try (Wire wire = Wire.to(endpoint(N1, "usual"), visitor)) {
            wire.say("end");

            assertThat(wire.end()).isEqualTo("1008 session-ended: ended");
            assertThat(visitor.read(tally(N2, "usual", ""))).isEmpty();
        }
    }

    @Test
    void a_socket_that_was_opened_before_the_sign_in_is_closed_by_it() {
        Visitor visitor = visitor("usual");
        try (Wire planted = Wire.to(endpoint(N1, "usual"), visitor.twin())) {
            planted.ask("?");
            visitor.post(tally(N2, "usual", "/sign-in?name=ada"));

            assertThat(planted.end()).isEqualTo("1008 caller-changed");
        }
        try (Wire wire = Wire.to(endpoint(N1, "usual"), visitor)) {
            assertThat(wire.ask("mine")).endsWith("mine");
            visitor.twin().post(tally(N2, "usual", "/sign-out"));

            assertThat(wire.end()).isEqualTo("1008 session-ended: signed-out");
        }
    }

    @Test
    void a_hundred_sockets_of_one_session_are_looked_after_together() {
        Visitor visitor = visitor("usual");
        List<Wire> wires = IntStream.range(0, 100)
                .mapToObj(i -> Wire.to(endpoint(i % 2 == 0 ? N1 : N2, "usual"), visitor))
                .peek(wire -> wire.ask("?"))
                .toList();
        visitor.twin().post(tally(N2, "usual", "/end"));

        assertThat(wires).allSatisfy(wire -> assertThat(wire.end()).isEqualTo("1008 session-ended: ended"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_handshake_without_a_good_token_has_no_session_and_begins_none(String token) {
        Visitor visitor = new Visitor();
        if (!token.isEmpty()) {
            visitor.keep(List.of("HOLDFAST=" + token));
        }
        long sessions = sessions();
        try (Wire wire = Wire.to(endpoint(N1, "usual"), visitor)) {
            assertThat(wire.end()).isEqualTo("1011 not-stored");
        }
        assertThat(sessions()).isEqualTo(sessions);
    }

    @Test
    void an_endpoint_that_is_not_told_of_its_connection_has_no_session_and_is_warned_of() {
        Visitor visitor = visitor("usual");
        try (Wire wire = Wire.to(N1.uri("/usual/echo"), visitor)) {
            wire.say("untold");
            await().untilAsserted(() -> assertThat(N1.log()).contains("HF1201", EchoEndpoint.class.getName()));
            assertThat(lines(N2, visitor)).isEqualTo("begun");
        }
    }

    @Test
    void a_message_whose_changes_were_not_stored_is_no_success() {
        Visitor visitor = visitor("usual");
        try (Wire wire = Wire.to(endpoint(N1, "usual"), visitor)) {
            wire.ask("?");
            REDIS.with(redis -> redis.sendCommand(Protocol.Command.CLIENT, "PAUSE", "20000", "ALL"));
            wire.say("lost");

            assertThat(wire.end()).isEqualTo("1013 store-unavailable");
            assertThat(wire.isSilent()).isTrue();
            assertThatThrownBy(() -> Wire.to(endpoint(N1, "usual"), visitor))
                    .rootCause()
                    .hasMessageContaining("503");
            let_redis_go_on();
            assertThat(visitor.readEventually(tally(N1, "usual", ""))).doesNotContain("lost");
        }
    }

    @Test
    void a_stream_goes_on_with_the_state_that_it_began_with_and_what_it_changes_is_merged() {
        Visitor visitor = visitor("usual");
        try (RawRequest stream = new RawRequest(N1.uri("/usual/stream?name=merged"), visitor)) {
            stream.send().awaitFirstByte();
            visitor.post(tally(N2, "usual", "?line=meanwhile"));
            goOn("usual", "merged");

            assertThat(stream.all())
                    .contains("data: [begun]")
                    .contains("data: [begun, streamed]")
                    .doesNotContain("meanwhile");
        }
        assertThat(lines(N2, visitor)).isEqualTo("begun,meanwhile,streamed");
    }

    @Test
    void a_stream_keeps_nothing_alive_and_outlives_its_session_but_what_it_changes_then_is_dropped() {
        Visitor visitor = visitor("messages");
        try (Wire witness = Wire.to(endpoint(N2, "messages"), visitor);
                RawRequest stream = new RawRequest(N1.uri("/messages/stream?name=dropped"), visitor)) {
            stream.send().awaitFirstByte();
            assertThat(witness.end()).isEqualTo("1008 session-ended: idle");
            goOn("messages", "dropped");

            assertThat(stream.all()).startsWith("HTTP/1.1 200").contains("streamed");
        }
        assertThat(visitor.read(tally(N2, "messages", ""))).isEmpty();
    }

    private static void goOn(String application, String stream) {
        await().until(() -> new Visitor()
                        .post(N1.uri("/" + application + "/stream?name=" + stream))
                        .statusCode()
                == 200);
    }

    private static void during(Duration time, Runnable check) {
        long begin = System.nanoTime();
        await().atMost(time.plusSeconds(20))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    check.run();
                    return System.nanoTime() - begin > time.toNanos();
                });
    }

    private static long sessions() {
        return REDIS.<Long>with(redis -> (long) redis.keys("*:session:*").size());
    }

    private static Visitor visitor(String application) {
        return visitor(N2, application);
    }

    private static Visitor visitor(ServerNode node, String application) {
        Visitor visitor = new Visitor();
        visitor.post(tally(node, application, "?line=begun"));
        assertThat(visitor.cookies()).hasSize(1);
        return visitor;
    }

    private static String lines(ServerNode node, Visitor visitor) {
        return visitor.read(tally(node, "usual", ""));
    }

    private static URI endpoint(ServerNode node, String application) {
        return node.uri("/" + application + (node.injectsEndpoints() ? "/tally" : "/configured"));
    }

    private static URI tally(ServerNode node, String application, String more) {
        return node.uri("/" + application + "/api/tally" + more);
    }
}
