package dev.holdfast.it.existing.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.existing.security.form.Customers;
import dev.holdfast.it.existing.security.own.ShopMechanism;
import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.RawRequest;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wide")
@Tag(Needs.SECURITY)
class AuthenticationMechanismsIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode ONE = ServerNode.named("mechanisms-1");
    private static final ServerNode TWO = ServerNode.named("mechanisms-2");
    private static final Map<String, String> REPLACED = Map.of("holdfast.http-session", "replace");
    private static final String CONTAINER_FORM =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <login-config>
                <auth-method>FORM</auth-method>
                <form-login-config>
                  <form-login-page>/login</form-login-page>
                  <form-error-page>/login</form-error-page>
                </form-login-config>
              </login-config>
            </web-app>
            """;

    @BeforeAll
    static void start() {
        ONE.begin(own("own"), form(), storeless(), containerForm());
        TWO.begin(own("own"), form());
        ONE.awaitReady();
        TWO.awaitReady();
    }

    @AfterAll
    static void stop() {
        ONE.close();
        TWO.close();
        REDIS.close();
    }

    private static WebArchive own(String name) {
        return Wars.application(name, ShopMechanism.class, REDIS, REPLACED);
    }

    private static WebArchive form() {
        return Wars.application("form", Customers.class, REDIS, REPLACED);
    }

    private static WebArchive storeless() {
        return Wars.application(
                "storeless",
                ShopMechanism.class,
                REDIS,
                Map.of("holdfast.http-session", "replace", "holdfast.redis.addresses", "redis://127.0.0.1:1"));
    }

    private static WebArchive containerForm() {
        return Wars.empty("container", REDIS, REPLACED).setWebXML(new StringAsset(CONTAINER_FORM));
    }

    @Test
    void a_mechanism_and_the_servlets_behind_it_see_one_session_on_all_nodes() {
        Visitor visitor = new Visitor();

        assertThat(get(visitor, ONE, "own/account").statusCode()).isEqualTo(401);
        assertThat(get(visitor, TWO, "own/lobby").body()).isEqualTo("{wanted=/account}");
        HttpResponse<String> signedIn = get(visitor, ONE, "own/sign-in?user=ada");
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(signedIn.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/account"));
        assertThat(get(visitor, TWO, "own/account").body()).isEqualTo("ada, recognized");
        assertThat(get(visitor, ONE, "own/account").body()).isEqualTo("ada, recognized");
        assertThat(get(visitor, TWO, "own/sign-out").body()).isEqualTo("{wanted=/account}");
        assertThat(get(visitor, ONE, "own/account").statusCode()).isEqualTo(401);
        assertThat(visitor.cookies()).containsOnlyKeys("HOLDFAST");
    }

    @Test
    void what_a_mechanism_answers_by_itself_is_stored_and_tells_the_client_of_its_session() {
        Visitor visitor = new Visitor();

        HttpResponse<String> answer = get(visitor, ONE, "own/puzzle");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("6 x 7 = ?");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("HOLDFAST=");
        assertThat(get(visitor, TWO, "own/lobby").body()).isEqualTo("{solution=42}");
    }

    @Test
    void so_is_what_it_forwards_to_a_page_and_what_it_leaves_to_the_server() {
        Visitor forwarded = new Visitor();
        assertThat(get(forwarded, ONE, "own/front").body()).isEqualTo("{forwarded=true}");
        assertThat(get(forwarded, TWO, "own/lobby").body()).isEqualTo("{forwarded=true}");

        Visitor refused = new Visitor();
        HttpResponse<String> answer = get(refused, ONE, "own/account?silently");
        assertThat(answer.body()).doesNotContain("recognized");
        assertThat(get(refused, TWO, "own/lobby").body()).isEqualTo("{wanted=/account}");
    }

    @Test
    void a_mechanism_that_wraps_request_and_response_leaves_the_servlet_its_session() {
        Visitor visitor = new Visitor();

        assertThat(get(visitor, ONE, "own/lobby?note=hello").body()).isEqualTo("{note=hello}");
        assertThat(get(visitor, TWO, "own/lobby").body()).isEqualTo("{note=hello}");
        assertThat(visitor.cookies()).containsOnlyKeys("HOLDFAST");
    }

    @Test
    @Tag(Needs.HEADERS_OF_FAILURES)
    void a_mechanism_that_fails_leaves_what_it_changed() {
        Visitor visitor = new Visitor();

        assertThat(get(visitor, ONE, "own/stored").statusCode()).isIn(500, 403); // Open Liberty takes it for a refusal
        assertThat(get(visitor, TWO, "own/lobby").body()).isEqualTo("{failed=true}");
    }

    @Test
    void where_a_mechanism_cannot_store_the_client_gets_a_503() {
        Visitor visitor = new Visitor();

        assertThat(get(visitor, ONE, "storeless/lobby").statusCode()).isEqualTo(200);
        HttpResponse<String> answer = get(visitor, ONE, "storeless/puzzle");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(get(visitor, ONE, "storeless/account").statusCode()).isEqualTo(503);
        assertThat(visitor.cookies()).isEmpty();
    }

    @Test
    void the_dialogue_of_a_custom_form_goes_over_nodes() {
        Visitor visitor = new Visitor();

        String sentToLogin = shop(visitor, ONE, "/form/orders?by=date");
        assertThat(sentToLogin).startsWith("HTTP/1.1 302");
        assertThat(RawRequest.headers(sentToLogin, "Location")).containsExactly("http://shop.example/form/login");
        assertThat(shop(visitor, TWO, "/form/login")).contains("Who are you?");
        String sentBack = shop(visitor, ONE, "/form/login?user=ada&password=secret");
        assertThat(RawRequest.headers(sentBack, "Location")).containsExactly("http://shop.example/form/orders?by=date");
        assertNoOtherSession(visitor);

        assertThat(shop(visitor, TWO, "/form/orders?by=date")).contains("orders of ada by date");
        assertThat(shop(visitor, ONE, "/form/orders?by=size")).contains("orders of ada by size");
        assertNoOtherSession(visitor);
    }

    private static void assertNoOtherSession(Visitor visitor) {
        assertThat(visitor.cookies().keySet())
                .filteredOn(cookie -> !ONE.dialogueCookies().contains(cookie))
                .containsExactly("HOLDFAST");
    }

    @Test
    @Tag(Needs.KEPT_REQUEST)
    void the_request_that_a_custom_form_keeps_brings_no_token_into_the_store() {
        Visitor visitor = new Visitor();
        shop(visitor, ONE, "/form/orders?by=date");
        String token = visitor.cookies().get("HOLDFAST");
        visitor.cookies().put("theme", "dark-and-quiet");

        // The second one is kept, with its cookies, in the place of the first.
        assertThat(shop(visitor, TWO, "/form/orders?by=size")).startsWith("HTTP/1.1 302");
        List<String> stored = stored();
        assertThat(stored).anyMatch(value -> value.contains("dark-and-quiet"));
        assertThat(stored).noneMatch(value -> value.contains(token));
    }

    @Test
    void sign_ins_that_the_server_remembers_by_itself_are_told_at_deployment() {
        assertThat(ONE.log().split("HF0620", -1)).hasSize(2);
    }

    /** All that Redis keeps of sessions. */
    private static List<String> stored() {
        return REDIS.with(redis -> redis.keys("*".getBytes(ISO_8859_1)).stream()
                .filter(key -> redis.type(key).equals("hash"))
                .flatMap(key -> redis.hgetAll(key).values().stream())
                .map(value -> new String(value, ISO_8859_1))
                .toList());
    }

    private static HttpResponse<String> get(Visitor visitor, ServerNode node, String path) {
        return visitor.get(node.uri("/" + path));
    }

    /** As behind a balancer: Soteria compares addresses, so both nodes have to be one origin. */
    private static String shop(Visitor visitor, ServerNode node, String path) {
        try (RawRequest request = new RawRequest(node.uri(path), "shop.example", visitor)) {
            String answer = request.send().all();
            visitor.keep(RawRequest.headers(answer, "Set-Cookie"));
            return answer;
        }
    }
}
