package dev.holdfast.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.packaging.shared.Basket;
import dev.holdfast.it.packaging.visit.VisitServlet;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two applications of one domain, at {@code /} and at {@code /admin}: a browser sends the cookie of the first to the second, too, in an
 * order that nobody may rely on (RFC 6265, 5.4 and 4.2.2).
 */
class OneDomainIT {

    private static final String COOKIE = "HOLDFAST";
    private static final String SHARED_COOKIE = "TOGETHER";

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = ServerNode.named("one-domain");

    @BeforeAll
    static void start() {
        NODE.begin(war(Wars.ROOT, Map.of()), war("admin", Map.of()), war("here", shared()), war("there", shared()))
                .awaitReady();
        for (String application : List.of("/", "/admin/", "/here/", "/there/")) {
            new Visitor().readEventually(NODE.uri(application + "visit/add?value=first"));
        }
    }

    private static WebArchive war(String name, Map<String, String> settings) {
        return Wars.empty(name, REDIS, settings)
                .addPackages(false, VisitServlet.class.getPackage(), Basket.class.getPackage());
    }

    private static Map<String, String> shared() {
        return Map.of(
                "holdfast.namespace", "together",
                "holdfast.cookie.name", SHARED_COOKIE,
                "holdfast.cookie.path", "/",
                "holdfast.cookie.domain", "shop.example",
                "holdfast.token.keys", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    @Test
    void each_cookie_is_for_its_application_alone() {
        assertThat(begin("/").headers().firstValue("Set-Cookie").orElseThrow()).contains("; Path=/;");
        assertThat(begin("/admin/").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Path=/admin;");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void both_cookies_of_one_name_open_each_the_session_of_its_application(boolean longerPathFirst) {
        String shop = token(begin("/"));
        String admin = token(begin("/admin/"));
        String cookies = longerPathFirst ? cookies(admin, shop) : cookies(shop, admin);

        HttpResponse<String> there = get("/admin/visit/add?value=plum", cookies);

        assertThat(there.body()).isEqualTo("/admin/ plum");
        assertThat(there.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get("/visit/items", cookies).body()).isEqualTo("/");
        assertThat(get("/visit/items", cookies(shop)).body()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/admin/"})
    void the_neighbours_cookie_opens_nothing_and_stays_what_it_is(String application) {
        String neighbour = application.equals("/") ? "/admin/" : "/";
        String token = token(begin(neighbour));

        HttpResponse<String> strange = get(application + "visit/items", cookies(token));

        assertThat(strange.body()).isEmpty();
        assertThat(strange.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get(neighbour + "visit/items", cookies(token)).body()).isEqualTo(neighbour);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_sign_out_of_one_leaves_the_other_signed_in(boolean longerPathFirst) {
        String shop = token(get("/visit/sign-in?value=ada", ""));
        String admin = token(get("/admin/visit/sign-in?value=ada", ""));
        String cookies = longerPathFirst ? cookies(admin, shop) : cookies(shop, admin);
        assertThat(get("/visit/sessions?value=ada", cookies).body()).isEqualTo("1");

        HttpResponse<String> left = get("/admin/visit/sign-out", cookies);

        assertThat(left.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("; Path=/admin;")
                .contains("Max-Age=0");
        assertThat(get("/visit/who", cookies).body()).isEqualTo("ada");
        assertThat(get("/admin/visit/who", cookies).body()).isEqualTo("nobody");
        assertThat(get("/visit/sign-out", cookies(shop)).body()).isEqualTo("gone");
    }

    @Test
    void two_applications_share_one_session_where_namespace_cookie_and_keys_are_the_same() {
        Visitor visitor = new Visitor();
        HttpResponse<String> begun = visitor.get(NODE.uri("/here/visit/add?value=fig"));
        assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith(SHARED_COOKIE + "=")
                .contains("; Path=/;")
                .contains("; Domain=shop.example;");

        assertThat(visitor.read(NODE.uri("/there/visit/add?value=plum"))).isEqualTo("fig plum");
        assertThat(visitor.read(NODE.uri("/here/visit/items"))).isEqualTo("fig plum");
        assertThat(visitor.read(NODE.uri("/there/visit/sign-in?value=grace"))).isEqualTo("grace");
        assertThat(visitor.read(NODE.uri("/here/visit/who"))).isEqualTo("grace");

        Visitor other = visitor.twin();
        assertThat(visitor.read(NODE.uri("/here/visit/sign-out"))).isEqualTo("gone");

        assertThat(other.read(NODE.uri("/there/visit/who"))).isEqualTo("nobody");
        assertThat(other.read(NODE.uri("/there/visit/loss"))).isEqualTo("SIGNED_OUT");
    }

    /** Its basket holds where it was begun. */
    private static HttpResponse<String> begin(String application) {
        return get(application + "visit/add?value=" + application, "");
    }

    private static HttpResponse<String> get(String path, String cookies) {
        Visitor visitor = new Visitor();
        return cookies.isEmpty() ? visitor.get(NODE.uri(path)) : visitor.get(NODE.uri(path), "Cookie", cookies);
    }

    private static String token(HttpResponse<String> response) {
        Visitor visitor = new Visitor();
        visitor.keep(response.headers().allValues("Set-Cookie"));
        return visitor.cookies().get(COOKIE);
    }

    private static String cookies(String... tokens) {
        return COOKIE + "=" + String.join("; " + COOKIE + "=", tokens);
    }
}
