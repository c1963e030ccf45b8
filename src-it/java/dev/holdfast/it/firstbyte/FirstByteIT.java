package dev.holdfast.it.firstbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.support.OtherThreads;
import dev.holdfast.it.support.RawRequest;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

class FirstByteIT {

    /** Moments whose request can be held open when the first byte has left: there, ordering is not left to chance. */
    private static final List<String> HELD = List.of(
            "servlet/flush-buffer",
            "servlet/flush-stream",
            "servlet/flush-writer",
            "servlet/full-buffer",
            "servlet/full-buffer-bytewise",
            "servlet/full-buffer-writer",
            "servlet/close-stream",
            "servlet/close-writer",
            "async/bare",
            "async/with-arguments",
            "async/started-thread",
            "rest/streaming-output",
            "rest/sse");

    /** Payara sends these as the request ends. */
    private static final List<String> UNHELD = List.of(
            "servlet/plain",
            "servlet/length-reached",
            "servlet/length-reached-writer",
            "servlet/length-header-reached",
            "servlet/include",
            "servlet/send-redirect",
            "servlet/send-error",
            "servlet/send-error-page",
            "servlet/exception",
            "servlet/exception-page",
            "servlet/forward",
            "static/file.txt",
            "async/complete",
            "async/complete-here",
            "async/dispatch",
            "async/time-out",
            "rest/entity",
            "rest/no-content",
            "rest/problem",
            "rest/exception",
            "rest/async-response",
            "rest/async-response-time-out",
            "rest/completion-stage");

    /** Moments × rounds is at least 500. */
    private static final int ROUNDS = 14;

    private static final String WEB_XML =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <error-page><error-code>409</error-code><location>/page</location></error-page>
              <error-page>
                <exception-type>dev.holdfast.it.firstbyte.MomentServlet$Planned</exception-type>
                <location>/page</location>
              </error-page>
            </web-app>
            """;

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode N1 = ServerNode.named("first-byte-1");
    private static final ServerNode N2 = ServerNode.named("first-byte-2");

    @BeforeAll
    static void start() {
        WebArchive war = Wars.application(
                        "moments",
                        FirstByteIT.class,
                        REDIS,
                        Map.of("holdfast.redis.timeout", "PT0.5S", "it.redis.port", "" + REDIS.port()))
                .addClass(OtherThreads.class)
                .setWebXML(new StringAsset(WEB_XML))
                .addAsWebResource(new StringAsset(MomentServlet.SUCCESS.repeat(10_000)), "static/file.txt");
        N1.begin(war);
        N2.begin(war);
        for (ServerNode node : List.of(N1.awaitReady(), N2.awaitReady())) {
            new Visitor().readEventually(uri(node, "servlet/plain", "warm", ""));
        }
    }

    @AfterAll
    static void stop() {
        N1.close();
        N2.close();
        REDIS.close();
    }

    @AfterEach
    void let_redis_go_on() {
        unpause();
    }

    static Stream<String> moments() {
        return Stream.concat(HELD.stream(), UNHELD.stream());
    }

    static Stream<String> held() {
        return HELD.stream();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void who_sees_the_first_byte_finds_the_change_on_the_other_node(String moment) {
        Visitor visitor = signedIn();
        for (int round = 0; round < ROUNDS; round++) {
            String value = moment + "-" + round;
            boolean there = round % 2 == 0;
            try (RawRequest changing = new RawRequest(uri(there ? N1 : N2, moment, value, ""), visitor);
                    RawRequest asking = new RawRequest((there ? N2 : N1).uri("/moments/rest/ledger"), visitor)) {
                changing.send().awaitFirstByte();
                String seen = asking.send().all();
                assertThat(seen).startsWith("HTTP/1.1 200").contains(value);
                changing.all();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("held")
    void the_change_is_stored_while_the_request_still_runs(String moment) {
        Visitor visitor = signedIn();
        String held = "&hold=" + moment + "&flushes=" + N1.flushesToSend();
        try (RawRequest changing = new RawRequest(uri(N1, moment, "held", held), visitor)) {
            changing.send().awaitFirstByte();

            assertThat(visitor.read(N2.uri("/moments/rest/ledger"))).isEqualTo("held");

            assertThat(new Visitor()
                            .post(N1.uri("/moments/rest/ledger/gate?name=" + moment))
                            .body())
                    .as("the gate opens")
                    .isEqualTo("in time");
            assertThat(changing.all()).startsWith("HTTP/1.1 200").contains("SUCC");
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_change_that_the_store_did_not_take_is_a_503_and_nothing_else(String moment) {
        Visitor visitor = signedIn();
        String before = visitor.cookieHeader();
        String answer;
        try (RawRequest changing = new RawRequest(uri(N1, moment, "lost", "&spoil=pause"), visitor)) {
            answer = changing.send().all();
        }
        unpause();

        assertThat(answer).startsWith("HTTP/1.1 503").doesNotContain("SUCC");
        assertThat(RawRequest.headers(answer, "Retry-After"))
                .singleElement()
                .asString()
                .matches("[1-9][0-9]*");
        assertThat(RawRequest.headers(answer, "Set-Cookie")).isEmpty();
        assertThat(RawRequest.headers(answer, "Location")).isEmpty();
        assertThat(afterTheStoreIsBack(visitor)).as("nothing lands later").isEqualTo("first");
        assertThat(visitor.cookieHeader()).as("nobody is signed out").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_new_session_that_the_store_did_not_take_is_a_503_without_a_cookie(String moment) {
        Visitor visitor = new Visitor();
        String answer;
        try (RawRequest changing = new RawRequest(uri(N1, moment, "lost", "&spoil=pause"), visitor)) {
            answer = changing.send().all();
        }
        unpause();
        afterTheStoreIsBack(signedInOn(N2));

        assertThat(answer).startsWith("HTTP/1.1 503").doesNotContain("SUCC");
        assertThat(RawRequest.headers(answer, "Retry-After")).hasSize(1);
        assertThat(RawRequest.headers(answer, "Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_value_that_cannot_be_stored_is_no_success_either(String moment) {
        Visitor visitor = signedIn();
        String answer;
        try (RawRequest changing = new RawRequest(uri(N1, moment, "lost", "&spoil=bulky"), visitor)) {
            answer = changing.send().all();
        }

        assertThat(answer).startsWith("HTTP/1.1 500");
        if (!moment.contains("exception")) {
            assertThat(answer).doesNotContain("SUCC");
        }
        assertThat(visitor.read(N2.uri("/moments/rest/ledger"))).isEqualTo("first");
    }

    @Test
    void a_new_session_is_stored_before_its_cookie_leaves() {
        for (int round = 0; round < 20; round++) {
            Visitor visitor = new Visitor();
            HttpResponse<String> response = visitor.get(uri(N1, "servlet/plain", "new" + round, ""));
            assertThat(response.headers().allValues("Set-Cookie")).hasSize(1);
            assertThat(visitor.read(N2.uri("/moments/rest/ledger"))).isEqualTo("new" + round);
        }
    }

    @Test
    void a_first_write_after_the_first_byte_throws_and_stores_nothing() {
        long keys = REDIS.with(Jedis::dbSize);
        Visitor visitor = new Visitor();

        try (RawRequest late = new RawRequest(N1.uri("/moments/rest/ledger/late?value=orphan"), visitor)) {
            String answer = late.send().all();
            assertThat(answer).contains("begun");
            assertThat(RawRequest.headers(answer, "Set-Cookie")).isEmpty();
        }
        assertThat(visitor.read(N1.uri("/moments/rest/ledger/refused"))).matches("HF0\\d{3}");
        assertThat(REDIS.with(Jedis::dbSize)).isEqualTo(keys);
    }

    @Test
    void a_later_change_to_an_existing_session_is_stored_as_the_request_ends() {
        Visitor visitor = signedIn();

        assertThat(visitor.read(N1.uri("/moments/rest/ledger/late?value=afterwards")))
                .isEqualTo("begun written");

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(visitor.read(N2.uri("/moments/rest/ledger"))).isEqualTo("afterwards"));
    }

    @Test
    void several_threads_of_one_request_use_the_same_bean() {
        Visitor visitor = signedIn();

        assertThat(visitor.read(N1.uri("/moments/crowd"))).isEqualTo(MomentServlet.SUCCESS);

        assertThat(visitor.read(N2.uri("/moments/rest/ledger/pages")))
                .isEqualTo("" + CrowdServlet.THREADS * CrowdServlet.PAGES);
    }

    private static Visitor signedIn() {
        return signedInOn(N1);
    }

    private static Visitor signedInOn(ServerNode node) {
        Visitor visitor = new Visitor();
        visitor.get(uri(node, "servlet/plain", "first", ""));
        assertThat(visitor.cookies()).hasSize(1);
        return visitor;
    }

    private static void unpause() {
        REDIS.with(redis -> redis.sendCommand(Protocol.Command.CLIENT, "UNPAUSE"));
    }

    private static URI uri(ServerNode node, String moment, String value, String more) {
        return node.uri("/moments/" + moment + "?value=" + value + more);
    }

    /** The node fails fast until it has seen the store again. */
    private static String afterTheStoreIsBack(Visitor visitor) {
        return visitor.readEventually(N1.uri("/moments/rest/ledger"));
    }
}
