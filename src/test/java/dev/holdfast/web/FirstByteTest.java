package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Notes;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever way an answer takes: what the request changed is stored before it, or the client gets no success. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstByteTest {

    /**
     * Undertow empties the headers, HttpSession's cookie too, before it answers for an exception, and lets no included
     * resource set one, so that the cookie is lost where such a one fills the buffer. Payara does neither.
     */
    private static final Set<String> WITHOUT_COOKIE_ON_UNDERTOW =
            Set.of("/exception", "/exception-after-output", "/async-error", "/include-large");

    private final WebServer server = new WebServer();
    private final Map<String, WaysToAnswer.Way> ways = new WaysToAnswer().all();
    private URI application = URI.create("");

    @BeforeAll
    void start() throws Exception {
        ways.forEach((path, way) -> server.page(path, way.page()).filter(path, WaysToAnswer::change));
        server.filter("/large.txt", WaysToAnswer::change).filter("/small.txt", WaysToAnswer::change);
        server.page("/read", (in, out) -> out.getWriter().print(Notes.here().get("k")));
        server.page("/gone", (in, out) -> out.getWriter().print("success page"));
        application = server.errorPage(410, "/gone").start();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void heal() {
        server.store.commits.set(0);
        server.store.commitsFail = false;
        server.store.sessionsAreLost = false;
    }

    Stream<String> ways() {
        return Stream.concat(ways.keySet().stream(), Stream.of("/large.txt", "/small.txt"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void what_was_answered_is_stored_and_the_client_knows_its_session(String path) throws Exception {
        HttpClient visitor =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpResponse<String> answer = ask(visitor, path, path);
        int expected = ways.containsKey(path) ? ways.get(path).status() : 200;
        assertThat(answer.statusCode()).isEqualTo(expected);
        assertThat(server.store.commits).hasValue(1);
        if (!WITHOUT_COOKIE_ON_UNDERTOW.contains(path)) {
            assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
            assertThat(ask(visitor, "/read", "").body()).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_store_that_fails_makes_a_503_and_nothing_of_the_success(String path) throws Exception {
        server.store.commitsFail = true;
        assertUnavailable(ask(HttpClient.newHttpClient(), path, "value"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_session_that_was_lost_makes_a_503_and_nothing_of_the_success(String path) throws Exception {
        HttpClient visitor =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        ask(visitor, "/nothing", "first");
        server.store.sessionsAreLost = true;
        assertUnavailable(ask(visitor, path, "second"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_value_that_is_refused_makes_a_500_and_nothing_of_the_success(String path) throws Exception {
        HttpResponse<String> answer = ask(HttpClient.newHttpClient(), path, "v".repeat(WebServer.LARGEST_FIELD + 1));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("success");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "application", "location");
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).doesNotContain("success");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "application", "location");
    }

    private HttpResponse<String> ask(HttpClient visitor, String path, String value) throws Exception {
        return visitor.send(
                HttpRequest.newBuilder(URI.create(application + path))
                        .header("value", value)
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
    }
}
