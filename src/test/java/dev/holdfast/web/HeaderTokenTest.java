package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.testkit.Notes;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token in a header, alone and beside the cookie, over a real server. */
class HeaderTokenTest {

    private static final String HEADER = "X-Session-ID";

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable WebServer server;
    private URI application = URI.create("");

    @AfterEach
    void stop() {
        server().close();
    }

    private WebServer server() {
        return Objects.requireNonNull(server);
    }

    private void serve(String transports) throws Exception {
        serve(transports, (in, out) -> {});
    }

    private void serve(String transports, WebServer.Page page) throws Exception {
        server = new WebServer("token.transports", transports);
        application = server.page("/page", page)
                .page("/put", (in, out) -> Notes.here().put("k", in.getQueryString()))
                .page("/read", (in, out) -> out.getWriter().print(Notes.here().get("k")))
                .page("/renew", (in, out) -> CurrentSession.get().orElseThrow().renew())
                .page("/end", (in, out) -> CurrentSession.get().orElseThrow().end())
                .start();
    }

    @Test
    void a_program_gets_its_token_in_the_header_and_comes_back_with_it() throws Exception {
        serve("header");
        HttpResponse<String> begun = ask("/put?v");
        assertThat(begun.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(ask("/read", HEADER, told(begun).orElseThrow()).body()).isEqualTo("v");
    }

    @Test
    void an_unchanged_token_is_not_told_again() throws Exception {
        serve("header");
        String token = told(ask("/put?v")).orElseThrow();
        assertThat(told(ask("/put?w", HEADER, token))).isEmpty();
    }

    @Test
    void the_end_of_a_session_is_an_empty_header() throws Exception {
        serve("header");
        HttpResponse<String> ended = ask("/end", HEADER, told(ask("/put?v")).orElseThrow());
        assertThat(ended.headers().allValues(HEADER)).containsExactly("");
        assertThat(ended.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void where_cookies_do_not_count_one_opens_nothing() throws Exception {
        serve("header");
        String token = told(ask("/put?v")).orElseThrow();
        assertThat(ask("/read", "Cookie", "SID=" + token).body()).isEqualTo("null");
    }

    @Test
    void where_headers_do_not_count_one_opens_nothing() throws Exception {
        serve("cookie");
        String token = inCookie(ask("/put?v")).orElseThrow();
        assertThat(ask("/read", HEADER, token).body()).isEqualTo("null");
        assertThat(told(ask("/put?v", HEADER, ""))).isEmpty();
    }

    @Test
    void who_brings_nothing_is_answered_by_the_first_way() throws Exception {
        serve("cookie,header");
        HttpResponse<String> begun = ask("/put?v");
        assertThat(inCookie(begun)).isPresent();
        assertThat(told(begun)).isEmpty();
    }

    @Test
    void who_sends_the_header_empty_is_answered_in_it() throws Exception {
        serve("cookie,header");
        HttpResponse<String> begun = ask("/put?v", HEADER, "");
        assertThat(inCookie(begun)).isEmpty();
        assertThat(ask("/read", HEADER, told(begun).orElseThrow()).body()).isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookie,header", "header,cookie"})
    void a_script_that_rides_on_a_hidden_cookie_never_reads_its_token(String order) throws Exception {
        serve(order);
        String token = told(ask("/put?v", HEADER, "")).orElseThrow();
        for (String way : List.of("/renew", "/end")) {
            HttpResponse<String> answer = ask(way, "Cookie", "SID=" + token, HEADER, "");
            assertThat(answer.headers().allValues("Set-Cookie")).as(way).hasSize(1);
            assertThat(told(answer)).as(way).isEmpty();
        }
        HttpResponse<String> next = ask("/put?w", "Cookie", "SID=" + token, HEADER, " ");
        assertThat(inCookie(next)).isPresent();
        assertThat(told(next)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookie,header", "header,cookie"})
    void of_two_ways_the_first_counts_alone_and_carries_the_answer(String order) throws Exception {
        serve(order);
        String one = told(ask("/put?one", HEADER, "")).orElseThrow();
        String two = told(ask("/put?two", HEADER, "")).orElseThrow();
        boolean cookieFirst = order.startsWith("cookie");
        String[] both = {"Cookie", "SID=" + one, HEADER, two};
        assertThat(ask("/read", both).body()).isEqualTo(cookieFirst ? "one" : "two");
        HttpResponse<String> renewed = ask("/renew", both);
        assertThat(inCookie(renewed).isPresent()).isEqualTo(cookieFirst);
        assertThat(told(renewed).isPresent()).isEqualTo(!cookieFirst);
    }

    @Test
    void what_came_first_counts_though_it_is_no_token() throws Exception {
        serve("header,cookie");
        String token = told(ask("/put?v")).orElseThrow();
        String[] both = {HEADER, "garbage", "Cookie", "SID=" + token};
        assertThat(ask("/read", both).body()).isEqualTo("null");
        HttpResponse<String> begun = ask("/put?mine", both);
        assertThat(inCookie(begun)).isEmpty();
        assertThat(ask("/read", HEADER, told(begun).orElseThrow()).body()).isEqualTo("mine");
    }

    @Test
    void several_fields_and_one_with_commas_are_the_same() throws Exception {
        serve("header");
        String token = told(ask("/put?v")).orElseThrow();
        assertThat(ask("/read", HEADER, "garbage", HEADER, token).body()).isEqualTo("v");
        assertThat(ask("/read", HEADER, "garbage, " + token + ",").body()).isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ",,, ,", "garbage", "\u00ff\u00fe", "a,b;c=d", "\"", "{}", "  "})
    void garbage_is_no_token_and_no_error_and_costs_no_call(String value) throws Exception {
        serve("header,cookie");
        HttpResponse<String> answer = ask("/read", HEADER, value);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("null");
        assertThat(server().store.opens).hasValue(0);
    }

    @Test
    void what_is_longer_than_any_token_costs_no_call_either() throws Exception {
        serve("header");
        assertThat(ask("/read", HEADER, "t".repeat(6_000)).body()).isEqualTo("null");
        assertThat(ask("/read", HEADER, "t,".repeat(3_000)).body()).isEqualTo("null");
        assertThat(server().store.opens).hasValue(0);
    }

    @Test
    void no_cache_keeps_a_token_whatever_the_application_says_of_caching() throws Exception {
        serve("header", (in, out) -> {
            out.setHeader("Cache-Control", "public, max-age=3600");
            Notes.here().put("k", "v");
        });
        HttpResponse<String> begun = ask("/page");
        assertThat(begun.headers().allValues("Cache-Control")).containsExactly("no-store");
        HttpResponse<String> next = ask("/page", HEADER, told(begun).orElseThrow());
        assertThat(next.headers().allValues("Cache-Control")).containsExactly("public, max-age=3600");
    }

    @Test
    void a_reset_and_a_second_secret_leave_one_header() throws Exception {
        serve("header", (in, out) -> {
            Notes.here().put("k", "v");
            CurrentSession.get().orElseThrow().commit();
            CurrentSession.get().orElseThrow().renew();
            out.setHeader(HEADER, "the application's");
            out.setBufferSize(1000);
            out.getWriter().print("x".repeat(999));
            out.reset();
        });
        HttpResponse<String> answer = ask("/page");
        assertThat(answer.headers().allValues(HEADER)).hasSize(1);
        assertThat(ask("/read", HEADER, told(answer).orElseThrow()).body()).isEqualTo("v");
    }

    @Test
    void where_it_cannot_be_stored_no_token_is_told() throws Exception {
        serve("header");
        server().store.commitsFail = true;
        HttpResponse<String> answer = ask("/put?v");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(told(answer)).isEmpty();
    }

    @Test
    void who_may_keep_the_request_sees_no_token_of_any_way() throws Exception {
        serve("cookie,header", (in, out) -> {
            HttpServletRequest kept = EarlyExchange.of(in, out).orElseThrow().request();
            out.getWriter()
                    .print(List.of(
                            kept.getHeader("x-session-id") == null,
                            kept.getHeaders(HEADER).hasMoreElements(),
                            kept.getIntHeader(HEADER),
                            kept.getDateHeader(HEADER),
                            Collections.list(kept.getHeaderNames()).stream().anyMatch(HEADER::equalsIgnoreCase),
                            String.valueOf(kept.getHeader("Cookie")),
                            kept.getHeader("X-Other")));
        });
        String token = told(ask("/put?v", HEADER, "")).orElseThrow();
        HttpResponse<String> answer = ask("/page", HEADER, token, "Cookie", "a=b; SID=" + token, "X-Other", "other");
        assertThat(answer.body()).isEqualTo("[true, false, -1, -1, false, a=b, other]");
    }

    private static Optional<String> told(HttpResponse<String> answer) {
        return answer.headers().firstValue(HEADER);
    }

    private static Optional<String> inCookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").map(cookie -> cookie.split("[=;]")[1]);
    }

    private HttpResponse<String> ask(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
