package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.config.CookieConfig;
import dev.holdfast.config.CookieConfig.SameSite;
import dev.holdfast.config.CookieConfig.Secure;
import dev.holdfast.config.ProxyConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token in a cookie, as a real server reads and sends it. */
class CookieTransportTest {

    private static final CookieConfig DEFAULTS =
            new CookieConfig("SID", Optional.empty(), Optional.empty(), SameSite.LAX, Secure.AUTO, true);

    private final WebServer server = new WebServer();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_cookie_is_hidden_from_scripts_and_other_sites_and_bound_to_the_application() throws Exception {
        assertThat(written(DEFAULTS, false)).singleElement().satisfies(cookie -> assertThat(attributes(cookie))
                .containsExactlyInAnyOrder("sid=token", "path=/shop", "httponly", "samesite=lax"));
    }

    @Test
    void every_setting_reaches_the_cookie() throws Exception {
        CookieConfig config = new CookieConfig(
                "SID", Optional.of("/a"), Optional.of("example.org"), SameSite.STRICT, Secure.ALWAYS, false);
        assertThat(written(config, false)).singleElement().satisfies(cookie -> assertThat(attributes(cookie))
                .containsExactlyInAnyOrder("sid=token", "path=/a", "domain=example.org", "secure", "samesite=strict"));
    }

    @Test
    void a_host_cookie_is_for_the_whole_host() throws Exception {
        CookieConfig config =
                new CookieConfig("__Host-SID", Optional.empty(), Optional.empty(), SameSite.NONE, Secure.ALWAYS, true);
        assertThat(written(config, false)).singleElement().satisfies(cookie -> assertThat(attributes(cookie))
                .contains("path=/", "secure", "samesite=none"));
    }

    @Test
    void clearing_names_the_same_cookie_and_makes_it_old() throws Exception {
        CookieTransport transport = transport(DEFAULTS, false);
        assertThat(setCookies((in, out) -> transport.clear(in, out)))
                .singleElement()
                .satisfies(cookie -> assertThat(attributes(cookie)).contains("sid=", "path=/shop", "max-age=0"));
    }

    @Test
    void a_cookie_keeps_an_answer_that_everybody_may_keep_from_shared_caches() throws Exception {
        CookieTransport transport = transport(DEFAULTS, false);
        List<String> told = new CopyOnWriteArrayList<>();
        setCookies((in, out) -> {
            out.setHeader("Cache-Control", "public, max-age=60");
            transport.write(in, out, "token");
            transport.write(in, out, "token");
            told.addAll(out.getHeaders("Cache-Control"));
            out.setHeader("Cache-Control", "max-age=60");
            transport.write(in, out, "token");
            told.addAll(out.getHeaders("Cache-Control"));
        });
        assertThat(told).containsExactly("public, max-age=60", "private", "max-age=60");
    }

    @Test
    void the_last_instruction_is_the_only_one() throws Exception {
        CookieTransport transport = transport(DEFAULTS, false);
        List<String> cookies = setCookies((in, out) -> {
            out.addHeader("Set-Cookie", "SID=headers; Path=/shop");
            out.addHeader("Set-Cookie", "OTHER=kept");
            transport.write(in, out, "first");
            transport.clear(in, out);
            transport.write(in, out, "last");
        });
        assertThat(cookies)
                .hasSize(2)
                .anyMatch(cookie -> cookie.startsWith("SID=last"))
                .contains("OTHER=kept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    X-Forwarded-Proto | https                              | true  | true
                    X-Forwarded-Proto | HTTPS                              | true  | true
                    X-Forwarded-Proto | https, http                        | true  | true
                    X-Forwarded-Proto | http, https                        | true  | false
                    X-Forwarded-Proto | https                              | false | false
                    Forwarded         | for=1.2.3.4;proto=https;by=4.3.2.1 | true  | true
                    Forwarded         | For="[::1]:80"; Proto="https"      | true  | true
                    Forwarded         | proto=http, proto=https            | true  | false
                    Forwarded         | for=xproto=https                   | true  | false
                    Forwarded         | proto=https                        | false | false
                    Forwarded         | ;;=,,"                             | true  | false
                    """)
    void secure_follows_the_proxy_only_where_it_is_trusted(String header, String value, boolean trusted, boolean secure)
            throws Exception {
        CookieTransport transport = transport(DEFAULTS, trusted);
        List<String> cookies = setCookies((in, out) -> transport.write(in, out, "token"), header, value);
        assertThat(attributes(cookies.get(0)).contains("secure")).isEqualTo(secure);
    }

    @Test
    void all_cookies_of_the_name_are_read_in_their_order() throws Exception {
        assertThat(read("SID=one; OTHER=x; SID=two; sid=three; SID=four")).containsExactly("one", "two", "four");
    }

    @Test
    void what_is_longer_than_any_token_is_read_too_so_that_its_refusal_is_counted() throws Exception {
        String oversized = "t".repeat(6_000);
        assertThat(read("SID=" + oversized + "; SID=")).containsExactly(oversized);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";;;",
                "=",
                "SID",
                "SID=",
                "=;SID",
                "SID=\"",
                "$Version=1; $Path=/",
                "a=b,c=d",
                "\u00ff=\u00ff",
                "{}"
            })
    void garbage_is_no_token_and_no_error(String header) throws Exception {
        assertThat(read(header)).allMatch(token -> token.length() <= 1);
    }

    @Test
    void an_untrusted_proxy_is_warned_of_at_most_once_in_a_while() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        RateLimit limit = new RateLimit(now::get, Duration.ofHours(1));
        assertThat(limit.tryAcquire()).isTrue();
        now.set(Instant.EPOCH.plusSeconds(3599));
        assertThat(limit.tryAcquire()).isFalse();
        now.set(Instant.EPOCH.plusSeconds(3600));
        assertThat(limit.tryAcquire()).isTrue();
    }

    private static CookieTransport transport(CookieConfig config, boolean trusting) {
        RateLimit warnings = new RateLimit(() -> Instant.EPOCH, Duration.ofHours(1));
        return new CookieTransport(config, new ClientScheme(new ProxyConfig(trusting), warnings));
    }

    private static List<String> attributes(String cookie) {
        return List.of(cookie.toLowerCase(java.util.Locale.ROOT).split("; *"));
    }

    private List<String> written(CookieConfig config, boolean trusting) throws Exception {
        CookieTransport transport = transport(config, trusting);
        return setCookies((in, out) -> transport.write(in, out, "token"));
    }

    private List<String> setCookies(WebServer.Page page, String... headers) throws Exception {
        URI application = server.page("/page", page).start();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + "/page"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.discarding()).headers().allValues("Set-Cookie");
    }

    private List<String> read(String header) throws Exception {
        CookieTransport transport = transport(DEFAULTS, false);
        AtomicReference<List<String>> found = new AtomicReference<>();
        URI application =
                server.page("/page", (in, out) -> found.set(transport.read(in))).start();
        HttpRequest request = HttpRequest.newBuilder(URI.create(application + "/page"))
                .header("Cookie", header)
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        return found.get();
    }
}
