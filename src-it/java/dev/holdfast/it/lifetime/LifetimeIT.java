package dev.holdfast.it.lifetime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeIT {

    private static final String TOKEN_HEADER = "X-Session-ID";
    /** What callbacks look up, to show that they are the application's. */
    private static final String WEB_XML =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <env-entry>
                <env-entry-name>application</env-entry-name>
                <env-entry-type>java.lang.String</env-entry-type>
                <env-entry-value>%s</env-entry-value>
              </env-entry>
            </web-app>
            """;

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode N1 = ServerNode.named("lifetime-1");
    private static final ServerNode N2 = ServerNode.named("lifetime-2");

    @BeforeAll
    static void start() {
        WebArchive usual = war("usual", Map.of());
        WebArchive brief = war(
                "brief", Map.of("holdfast.session.idle-timeout", "PT2S", "holdfast.session.touch-interval", "PT0.5S"));
        WebArchive bounded = war(
                "bounded",
                Map.of(
                        "holdfast.session.idle-timeout", "PT2S",
                        "holdfast.session.touch-interval", "PT0.5S",
                        "holdfast.session.absolute-timeout", "PT3S"));
        WebArchive left = war("left", Map.of("holdfast.session.idle-timeout", "PT1S"));
        WebArchive programs = war(
                "programs",
                Map.of(
                        "holdfast.session.idle-timeout", "PT2S",
                        "holdfast.session.touch-interval", "PT0.5S",
                        "holdfast.token.transports", "cookie,header",
                        "holdfast.passive.paths", "/api/visit"));
        N1.begin(
                usual,
                brief,
                bounded,
                left,
                programs,
                war("proxied", Map.of("holdfast.proxy.trust-forwarded", "true")),
                war(
                        "hosted",
                        Map.of(
                                "holdfast.cookie.name", "__Host-visit",
                                "holdfast.cookie.secure", "always",
                                "holdfast.cookie.same-site", "strict")));
        N2.begin(usual, brief, bounded, left, programs);
        for (ServerNode node : List.of(N1.awaitReady(), N2.awaitReady())) {
            for (String application : List.of("usual", "brief", "bounded", "left", "programs")) {
                new Visitor().readEventually(node.uri("/" + application + "/api/visit/begin?name=warm"));
            }
        }
        for (String application : List.of("proxied", "hosted")) {
            new Visitor().readEventually(N1.uri("/" + application + "/api/visit/begin?name=warm"));
        }
    }

    private static WebArchive war(String name, Map<String, String> settings) {
        return Wars.application(name, LifetimeIT.class, REDIS, settings)
                .setWebXML(new StringAsset(WEB_XML.formatted(name)));
    }

    @AfterAll
    static void stop() {
        N1.close();
        N2.close();
        REDIS.close();
    }

    @Test
    void a_cookie_is_kept_from_scripts_and_other_sites_and_bound_to_the_application() {
        assertThat(attributes(begin("usual"))).containsExactlyInAnyOrder("httponly", "samesite=lax", "path=/usual");
    }

    @ParameterizedTest
    @CsvSource({
        "usual,   X-Forwarded-Proto, https,                     false",
        "usual,   Forwarded,         proto=https,               false",
        "proxied, X-Forwarded-Proto, https,                     true",
        "proxied, Forwarded,         for=192.0.2.1;proto=https, true",
        "proxied, X-Forwarded-Proto, http,                      false",
        "proxied, X-Ignored,         https,                     false"
    })
    void a_cookie_is_secure_as_the_request_was_or_as_a_trusted_proxy_says(
            String application, String header, String value, boolean secure) {
        assertThat(attributes(begin(application, header, value)).contains("secure"))
                .isEqualTo(secure);
    }

    @Test
    void a_host_cookie_has_what_its_name_promises() {
        HttpResponse<String> response = begin("hosted");

        assertThat(setCookie(response)).startsWith("__Host-visit=");
        assertThat(attributes(response)).containsExactlyInAnyOrder("httponly", "samesite=strict", "path=/", "secure");
    }

    @Test
    void a_session_says_when_it_ends() {
        Visitor visitor = visitor("bounded");

        assertThat(visitor.read(N2.uri("/bounded/api/visit/deadlines"))).matches("false PT2(\\.\\d+)?S PT3S");
        assertThat(new Visitor().read(N2.uri("/bounded/api/visit/deadlines"))).isEqualTo("true - -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/visit", "/api/visit/closed"})
    void a_session_in_use_lives_on_whether_a_bean_is_called_or_not_and_unused_it_ends(String use) {
        Visitor visitor = visitor("brief");
        long begin = System.nanoTime();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    URI uri = (System.nanoTime() % 2 == 0 ? N1 : N2).uri("/brief" + use);
                    assertThat(visitor.get(uri).statusCode()).isEqualTo(200);
                    return System.nanoTime() - begin > Duration.ofSeconds(5).toNanos();
                });
        assertThat(visitor.read(N2.uri("/brief/api/visit"))).isEqualTo("Ada");

        unusedFor(Duration.ofMillis(2_800));

        assertThat(visitor.read(N1.uri("/brief/api/visit"))).isEqualTo("nobody");
        assertThat(visitor.read(N2.uri("/brief/api/visit"))).isEqualTo("nobody");
    }

    @Test
    void a_session_that_only_passive_requests_ask_for_ends_as_unused() {
        Visitor visitor = new Visitor();
        visitor.read(N1.uri("/programs/api/visit/begin?name=Ada"));
        assertThat(visitor.cookies()).hasSize(1);

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> visitor.read(N1.uri("/programs/api/visit")), "nobody"::equals);
    }

    @Test
    void a_program_goes_on_at_another_node_by_the_header_and_is_told_of_the_end_by_an_empty_one() {
        HttpResponse<String> begun = begin("programs", TOKEN_HEADER, "");
        assertThat(begun.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(begun.headers().allValues("Cache-Control")).containsExactly("no-store");
        String token = begun.headers().firstValue(TOKEN_HEADER).orElseThrow();

        HttpResponse<String> read = new Visitor().get(N2.uri("/programs/api/visit"), TOKEN_HEADER, token);
        HttpResponse<String> left = new Visitor().get(N2.uri("/programs/api/visit/leave"), TOKEN_HEADER, token);

        assertThat(read.body()).isEqualTo("Ada");
        assertThat(left.headers().allValues(TOKEN_HEADER)).containsExactly("");
        assertThat(new Visitor()
                        .get(N1.uri("/programs/api/visit"), TOKEN_HEADER, token)
                        .body())
                .isEqualTo("nobody");
    }

    @Test
    void a_session_ends_at_its_absolute_time_out_whatever_its_use() {
        Visitor visitor = visitor("bounded");

        await().atMost(Duration.ofMillis(4_500))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> visitor.read(N1.uri("/bounded/api/visit")), "nobody"::equals);

        assertThat(visitor.read(N2.uri("/bounded/api/visit"))).isEqualTo("nobody");
    }

    @Test
    void an_ended_session_is_not_taken_up_again_and_the_next_has_another_name() {
        Visitor visitor = visitor("bounded");
        String ref = visitor.read(N1.uri("/bounded/api/visit/ref"));
        Map<String, String> old = Map.copyOf(visitor.cookies());

        unusedFor(Duration.ofMillis(3_200));
        visitor.read(N2.uri("/bounded/api/visit/begin?name=Grace"));

        assertThat(visitor.cookies()).isNotEqualTo(old);
        assertThat(visitor.read(N1.uri("/bounded/api/visit/ref"))).isNotEqualTo(ref);
        assertThat(visitor.read(N1.uri("/bounded/api/visit"))).isEqualTo("Grace");
    }

    @Test
    void a_session_in_use_is_moved_on_at_most_once_a_touch_interval() {
        Visitor visitor = visitor("usual");
        String key = key(visitor);
        byte[] times = times(key);

        for (int i = 0; i < 5; i++) {
            visitor.read(N1.uri("/usual/api/visit"));
            visitor.read(N2.uri("/usual/api/visit/closed"));
        }

        assertThat(times).isNotNull();
        assertThat(times(key)).isEqualTo(times);
    }

    @Test
    void sessions_that_nobody_uses_end_by_themselves_each_with_its_callbacks_on_one_node() {
        List<String> guests = IntStream.range(0, 16).mapToObj(i -> "guest-" + i).toList();
        for (String guest : guests) {
            ServerNode node = guests.indexOf(guest) % 2 == 0 ? N1 : N2;
            assertThat(new Visitor().read(node.uri("/left/api/guest/enter?name=" + guest)))
                    .isEqualTo(guest);
        }

        // A node at rest looks once a second or two; the nodes may be busy.
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> farewells().size() >= guests.size());

        assertThat(farewells())
                .containsExactlyInAnyOrderElementsOf(
                        guests.stream().map(guest -> guest + " of left").toList());
        await().untilAsserted(() -> assertThat(REDIS.<Long>with(redis -> redis.keys("holdfast:left:*:ledger").stream()
                        .mapToLong(redis::zcard)
                        .sum()))
                .isZero());
    }

    /** Of both nodes. */
    private static List<String> farewells() {
        return Stream.of(N1, N2)
                .map(node -> new Visitor().read(node.uri("/left/api/guest/farewells")))
                .filter(names -> !names.isEmpty())
                .flatMap(names -> Stream.of(names.split(",")))
                .toList();
    }

    private static void unusedFor(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    private static Visitor visitor(String application) {
        Visitor visitor = new Visitor();
        visitor.read(N1.uri("/" + application + "/api/visit/begin?name=Ada"));
        assertThat(visitor.cookies()).hasSize(1);
        assertThat(visitor.read(N2.uri("/" + application + "/api/visit"))).isEqualTo("Ada");
        return visitor;
    }

    private static String key(Visitor visitor) {
        String ref = visitor.read(N1.uri("/usual/api/visit/ref"));
        return REDIS.with(redis -> redis.keys("*:session:" + ref)).iterator().next();
    }

    private static byte[] times(String key) {
        return REDIS.with(redis -> redis.hget(key.getBytes(US_ASCII), "@t".getBytes(US_ASCII)));
    }

    private static HttpResponse<String> begin(String application, String... headers) {
        return new Visitor().get(N1.uri("/" + application + "/api/visit/begin?name=Ada"), headers);
    }

    private static String setCookie(HttpResponse<String> response) {
        List<String> cookies = response.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(1);
        return cookies.get(0);
    }

    private static Set<String> attributes(HttpResponse<String> response) {
        return Arrays.stream(setCookie(response).split(";"))
                .skip(1)
                .map(attribute -> attribute.strip().toLowerCase())
                .collect(Collectors.toSet());
    }
}
