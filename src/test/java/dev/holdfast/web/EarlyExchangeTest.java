package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Notes;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Code that the server calls before the filters, as a mechanism: a servlet stands in for it, past which no filter of ours is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EarlyExchangeTest {

    private final WebServer server = new WebServer().withoutFilter();
    private URI application = URI.create("");

    @BeforeAll
    void start() throws Exception {
        server.page("/silent", early((request, response) -> Notes.here().put("k", "silent")));
        server.page("/said", early((request, response) -> response.getWriter().print(change("said"))));
        server.page("/flushed", early((request, response) -> {
            response.getWriter().print(change("flushed"));
            response.flushBuffer();
        }));
        server.page("/forbidden", early((request, response) -> {
            change("forbidden");
            response.sendError(403);
        }));
        server.page("/sent-away", early((request, response) -> response.sendRedirect(change("elsewhere"))));
        server.page("/thrown", early((request, response) -> {
            throw new IllegalStateException(change("thrown"));
        }));
        server.page("/read", early((request, response) -> response.getWriter()
                .print(Notes.here().get("k"))));
        server.page(
                "/cookies", early((request, response) -> response.getWriter().print(cookiesOf(request))));
        application = server.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void heal() {
        server.store.commitsFail = false;
        server.thrown.clear();
    }

    private static String change(String value) {
        Notes.here().put("k", value);
        return value;
    }

    /** What the interceptor of mechanisms does, with one that always answers by itself. */
    private static WebServer.Page early(WebServer.Page mechanism) {
        return (request, response) -> {
            EarlyExchange exchange = EarlyExchange.of(request, response).orElseThrow();
            try {
                mechanism.serve(exchange.request(), exchange.response());
                exchange.answered();
            } catch (RuntimeException thrown) {
                if (!exchange.answeredFor(thrown)) {
                    throw thrown;
                }
            }
        };
    }

    private static List<String> cookiesOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        List<String> names = cookies == null
                ? List.of("none")
                : Arrays.stream(cookies).map(Cookie::getName).toList();
        return List.of(
                names.toString(),
                Collections.list(request.getHeaders("cookie")).toString(),
                "" + request.getHeader("COOKIE"),
                "" + request.getHeader("X-Other"));
    }

    @Test
    void what_was_changed_is_stored_and_the_client_is_told_whatever_way_it_answers() throws Exception {
        for (String way : List.of("silent", "said", "flushed", "forbidden", "thrown")) {
            HttpResponse<String> answer = get("/" + way, "");
            assertThat(answer.headers().allValues("Set-Cookie")).as(way).hasSize(way.equals("thrown") ? 0 : 1);
            if (!way.equals("thrown")) { // Undertow empties the headers then
                assertThat(get("/read", cookieOf(answer)).body()).isEqualTo(way);
            }
        }
        assertThat(get("/sent-away", "").statusCode()).isEqualTo(302);
        assertThat(server.store.commits).hasValueGreaterThanOrEqualTo(6);
    }

    @Test
    void where_it_cannot_be_stored_the_client_gets_a_503_and_no_cookie() throws Exception {
        server.store.commitsFail = true;
        for (String way : List.of("silent", "said", "flushed", "forbidden", "sent-away")) {
            HttpResponse<String> answer = get("/" + way, "");
            assertThat(answer.statusCode()).as(way).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(way).isPresent();
            assertThat(answer.headers().allValues("Set-Cookie")).as(way).isEmpty();
            assertThat(answer.body()).as(way).doesNotContain(way);
        }
    }

    @Test
    void the_token_is_hidden_and_nothing_else() throws Exception {
        String token = cookieOf(get("/said", ""));

        assertThat(get("/cookies", token).body()).isEqualTo("[[none], [], null, other]");
        assertThat(get("/cookies", "a=b; " + token + "; c=\"d=e\"").body())
                .isEqualTo("[[a, c], [a=b; c=\"d=e\"], a=b; c=\"d=e\", other]");
        assertThat(get("/cookies", "SID=none-of-ours").body()).doesNotContain("none-of-ours");
        assertThat(get("/read", token).body()).isEqualTo("said");
    }

    private static String cookieOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private HttpResponse<String> get(String path, String cookies) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(application + path)).header("X-Other", "other");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
