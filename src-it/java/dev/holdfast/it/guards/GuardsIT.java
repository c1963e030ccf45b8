package dev.holdfast.it.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.it.guards.bare.GuardedServlet;
import dev.holdfast.it.support.RedisMeter;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = ServerNode.named("guards");

    private final Visitor visitor = new Visitor();

    @BeforeAll
    static void start() {
        NODE.begin(
                        war("plain", Map.of()),
                        war("led", Map.of("holdfast.user.sign-in-page", "/sign-in.html")),
                        Wars.empty("lists", REDIS, Map.of())
                                .addClasses(ListingApi.class, GuardedResource.class, Visit.class),
                        Wars.empty("bare", REDIS, Map.of()).addClass(GuardedServlet.class))
                .awaitReady();
        new Visitor().readEventually(plain("visit"));
    }

    /** With one JAX-RS application: Jersey beside a plain Weld serves no more. */
    private static WebArchive war(String name, Map<String, String> settings) {
        return Wars.application(name, GuardsIT.class, REDIS, settings).deleteClass(ListingApi.class);
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    private static URI plain(String path) {
        return NODE.uri("/plain/api/guarded/" + path);
    }

    private static void isProblem(HttpResponse<String> answer, int status, String title, String code) {
        assertThat(answer.body())
                .startsWith(
                        "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\"")
                .endsWith("\",\"code\":\"" + code + "\"}");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain/api/guarded/session", "/plain/api/guarded/later", "/lists/listing/guarded/session"})
    void a_resource_without_a_session_is_a_problem_and_begins_none(String path) {
        isProblem(visitor.get(NODE.uri(path)), 401, "Unauthorized", "HF0230");
        assertThat(visitor.cookies()).isEmpty();
        visitor.read(NODE.uri(path.substring(0, path.lastIndexOf('/')) + "/visit"));
        assertThat(visitor.read(NODE.uri(path))).isEqualTo("in");
    }

    @Test
    void a_resource_that_no_scope_makes_a_bean_is_guarded_as_well() {
        assertThat(visitor.get(NODE.uri("/plain/api/unscoped")).statusCode()).isEqualTo(401);
    }

    /** No server's interceptors stand before a servlet: it would serve everybody. */
    @Test
    void a_servlet_that_carries_a_guard_itself_is_not_deployed() {
        assertThat(visitor.get(NODE.uri("/bare/guarded")).statusCode()).isEqualTo(404);
        assertThat(NODE.log()).contains("HF0631: Servlets or filters", GuardedServlet.class.getName());
    }

    @Test
    void a_resource_asks_for_a_sign_in_and_for_a_group() {
        visitor.read(plain("visit"));
        isProblem(visitor.get(plain("staff")), 401, "Unauthorized", "HF0231");
        visitor.read(plain("sign-in?as=clerk"));
        isProblem(visitor.get(plain("staff")), 403, "Forbidden", "HF0233");
        visitor.read(plain("sign-in?as=manager"));
        assertThat(visitor.read(plain("staff"))).isEqualTo("in");
    }

    @Test
    void asvs_7_5_1_what_is_delicate_asks_for_a_recent_sign_in() {
        visitor.read(plain("sign-in?as=clerk"));
        HttpResponse<String> refused = await("the sign-in to be old")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> visitor.get(plain("recent")), answer -> answer.statusCode() != 200);
        isProblem(refused, 401, "Unauthorized", "HF0232");
        assertThat(refused.body()).contains("more recent");
    }

    @Test
    void a_refusal_costs_the_one_command_that_opens_the_session() {
        visitor.read(plain("visit"));
        visitor.get(plain("staff"));
        try (RedisMeter meter = new RedisMeter(REDIS)) {
            RedisMeter.Cost cost = meter.of(() -> visitor.get(plain("staff")));
            assertThat(cost.roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void a_method_renews_the_token_and_another_ends_the_session_also_where_it_fails() {
        visitor.read(plain("sign-in?as=clerk"));
        String before = visitor.cookieHeader();
        visitor.read(plain("renew"));
        assertThat(visitor.cookieHeader()).isNotEqualTo(before);
        Visitor thief = visitor.twin();

        assertThat(visitor.get(plain("sign-out?fails=true")).statusCode()).isEqualTo(500);

        assertThat(visitor.cookies()).isEmpty();
        assertThat(thief.get(plain("session")).statusCode()).isEqualTo(401);
    }

    @Test
    void failures_are_problems_too() {
        isProblem(visitor.get(plain("throw/conflict")), 409, "Conflict", "HF0412");
        isProblem(visitor.get(plain("throw/unstorable")), 500, "Internal Server Error", "HF0310");
        assertThat(NODE.log()).contains("HF1101", "HF0310: planted");
    }

    @Test
    void a_store_that_does_not_answer_is_a_problem_with_a_time_to_come_back() {
        visitor.read(plain("visit"));
        REDIS.pause();
        try {
            HttpResponse<String> answer = visitor.get(plain("session"));
            isProblem(answer, 503, "Service Unavailable", "HF0501");
        } finally {
            REDIS.resume();
        }
        assertThat(visitor.readEventually(plain("session"))).isEqualTo("in");
        assertThat(NODE.log()).contains("HF0601");
    }

    @Test
    void a_servlet_that_lets_it_out_answers_by_the_status_and_keeps_what_was_stored() {
        HttpResponse<String> answer = visitor.get(NODE.uri("/plain/desk/?visit=1"), "Accept", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Session");
        assertThat(visitor.cookies()).as("of the visit that came before").hasSize(1);
        assertThat(visitor.read(NODE.uri("/plain/desk/"))).isEqualTo("open");
        assertThat(visitor.get(NODE.uri("/plain/desk/staff")).statusCode()).isEqualTo(401);
        visitor.read(plain("sign-in?as=clerk"));
        assertThat(visitor.get(NODE.uri("/plain/desk/staff")).statusCode()).isEqualTo(403);
    }

    @Test
    void a_browser_is_led_to_the_sign_in_page_and_a_script_is_not() {
        HttpResponse<String> browser = visitor.get(NODE.uri("/led/desk/"), "Accept", BROWSER);
        assertThat(browser.statusCode()).isEqualTo(303);
        assertThat(browser.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/led/sign-in.html"));
        assertThat(visitor.get(NODE.uri("/led/desk/"), "Accept", "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.cookies()).isEmpty();
    }
}
