package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.OpenRequest.Touch;
import dev.holdfast.testkit.Notes;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests read their session without moving it on, over a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassiveRequestsTest {

    private static final String HEADER = "X-Session-Passive";

    private final WebServer server = new WebServer("passive.paths", "/status,/poll/*,/forwarded");
    private final HttpClient visitor =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final AtomicReference<Touch> touch = new AtomicReference<>();
    private URI application = URI.create("");

    @BeforeAll
    void start() throws Exception {
        WebServer.Page read = (in, out) -> out.getWriter().print(Notes.here().get("k"));
        application = server.page("/put", (in, out) -> Notes.here().put("k", "v"))
                .page("/to-status", (in, out) -> in.getRequestDispatcher("/status")
                        .forward(in, out))
                .page("/forwarded", (in, out) -> in.getRequestDispatcher("/other")
                        .forward(in, out))
                .page("/status", read)
                .page("/poll/*", read)
                .page("/other", read)
                .page("/", read)
                .start();
        ask("/put");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "", "yes", "TRUE", "0", "falsehood", "\u00ff"})
    void whoever_says_so_is_passive(String value) throws Exception {
        assertThat(isPassive("/other", HEADER, value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", " false "})
    void false_says_nothing(String value) throws Exception {
        assertThat(isPassive("/other", HEADER, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/status",
                "/status?a=b",
                "/status;a=b",
                "/%73tatus",
                "/poll",
                "/poll/",
                "/poll/a",
                "/poll/a/b?c",
                "/poll/%2e%2e%2f",
                "/forwarded"
            })
    void a_listed_path_is_passive_however_it_is_written(String path) throws Exception {
        assertThat(isPassive(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/other",
                "/status/",
                "/status/a",
                "/statusx",
                "/pollx",
                "/Poll/a",
                "/a/poll/b",
                "/to-status"
            })
    void no_other_path_is(String path) throws Exception {
        assertThat(isPassive(path)).isFalse();
    }

    @Test
    void a_listed_path_stays_passive_whatever_the_header_says() throws Exception {
        assertThat(isPassive("/status", HEADER, "false")).isTrue();
    }

    /** Whether the request's read of its session was to move nothing. */
    private boolean isPassive(String path, String... headers) throws Exception {
        touch.set(null);
        server.store.onOpen = request -> touch.set(request.touch());
        ask(path, headers);
        assertThat(touch).doesNotHaveNullValue();
        return touch.get().equals(Touch.PASSIVE);
    }

    private void ask(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        assertThat(visitor.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }
}
