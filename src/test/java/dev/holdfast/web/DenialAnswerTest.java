package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.GroupRequiredException;
import dev.holdfast.HoldfastException;
import dev.holdfast.LossReason;
import dev.holdfast.SessionRequiredException;
import dev.holdfast.SignInRefusedException;
import dev.holdfast.SignInRequiredException;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.Denial;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.testkit.Configs;
import dev.holdfast.testkit.Notes;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sees that was denied what it asked for, where the application lets the exception out. */
class DenialAnswerTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final HttpClient visitor =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private WebServer server = new WebServer();
    private URI application = URI.create("");

    @AfterEach
    void stop() {
        server.close();
    }

    private void signInPage(String page) {
        server = new WebServer("user.sign-in-page", page);
    }

    private HttpResponse<String> answerTo(WebServer.Page page, String... headers) throws Exception {
        start(page);
        return ask("GET", "/page", headers);
    }

    private void start(WebServer.Page page) throws Exception {
        application = server.page("/page", page)
                .page("/put", (in, out) -> Notes.here().put("k", "v"))
                .page("/read", (in, out) -> out.getWriter().print(Notes.here().get("k")))
                .start();
        ask("GET", "/put");
    }

    private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return visitor.send(request.build(), BodyHandlers.ofString());
    }

    private static HoldfastException noSession() {
        return new SessionRequiredException("HF0000", "planted", null);
    }

    private static HoldfastException denial(String kind) {
        return switch (kind) {
            case "session" -> noSession();
            case "sign-in" -> new SignInRequiredException("HF0000", "planted", null);
            case "group" -> new GroupRequiredException("HF0000", "planted", null);
            case "over-limit" -> new SignInRefusedException("HF0000", "planted", LossReason.OVER_LIMIT);
            default -> new SignInRefusedException("HF0000", "planted", LossReason.ACCOUNT_ENDED);
        };
    }

    @ParameterizedTest
    @CsvSource({"session, 401", "sign-in, 401", "group, 403", "over-limit, 409", "account-ended, 403"})
    void each_denial_has_its_status_and_a_401_its_challenge(String kind, int status) throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> {
            out.getWriter().print("begun");
            throw denial(kind);
        });
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .isEqualTo(status == 401 ? List.of("Session") : List.of());
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).doesNotContain("begun", "planted");
        assertThat(server.thrown).isEmpty();
    }

    @Test
    void one_that_a_framework_has_wrapped_is_the_same() throws Exception {
        assertThat(answerTo((in, out) -> {
                            throw new ServletException(new IllegalStateException(noSession()));
                        })
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void what_was_changed_before_is_stored_and_the_client_told_of_its_token() throws Exception {
        start((in, out) -> {
            Notes.here().put("k", "before");
            session().renew();
            out.setHeader("X-Other", "kept");
            throw noSession();
        });
        HttpResponse<String> answer = ask("GET", "/page");
        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
        assertThat(answer.headers().firstValue("X-Other")).hasValue("kept");
        assertThat(ask("GET", "/read").body()).isEqualTo("before");
    }

    private static WorkingSession session() {
        return CurrentSession.get().orElseThrow();
    }

    @Test
    void where_that_cannot_be_stored_the_client_gets_a_503_instead() throws Exception {
        start((in, out) -> {
            Notes.here().put("k", "before");
            server.store.commitsFail = true;
            throw noSession();
        });
        HttpResponse<String> answer = ask("GET", "/page");
        server.store.commitsFail = false;
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void a_failure_that_the_request_met_before_counts_more() throws Exception {
        start((in, out) -> {
            server.store.opensFail = true;
            try {
                session().ref();
            } catch (HoldfastException down) {
                throw noSession();
            }
        });
        HttpResponse<String> answer = ask("GET", "/page");
        server.store.opensFail = false;
        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void the_application_s_error_page_may_say_so_in_its_own_words_with_the_session() throws Exception {
        server.errorPage(401, "/please").page("/please", (in, out) -> {
            Notes.here().put("k", "asked");
            out.getWriter().print("please sign in");
        });
        HttpResponse<String> answer = answerTo((in, out) -> {
            throw noSession();
        });
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("please sign in");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Session");
        assertThat(ask("GET", "/read").body()).isEqualTo("asked");
    }

    @Test
    void an_application_that_catches_it_answers_by_itself() throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> {
            try {
                throw noSession();
            } catch (SessionRequiredException mine) {
                out.getWriter().print("mine");
            }
        });
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("mine");
    }

    @Test
    void an_answer_that_has_begun_to_leave_is_not_made_another_one() throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> {
            out.getWriter().print("left");
            out.flushBuffer();
            throw noSession();
        });
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(server.thrown).singleElement().isInstanceOf(SessionRequiredException.class);
    }

    @Test
    void where_the_answer_was_to_come_later_the_client_is_answered_at_once() throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> {
            in.startAsync();
            throw noSession();
        });
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Session");
    }

    @Test
    void a_browser_is_led_to_the_sign_in_page_of_this_application() throws Exception {
        signInPage("/sign-in.html?from=guard");
        HttpResponse<String> answer = answerTo(
                (in, out) -> {
                    Notes.here().put("k", "before");
                    throw denial("sign-in");
                },
                "Accept",
                BROWSER);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/shop/sign-in.html?from=guard");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.body()).isEmpty();
        assertThat(ask("HEAD", "/page", "Accept", "text/html").statusCode()).isEqualTo(303);
        assertThat(ask("GET", "/page", "Accept", BROWSER, "Sec-Fetch-Mode", "navigate")
                        .statusCode())
                .isEqualTo(303);
        assertThat(ask("GET", "/read").body()).isEqualTo("before");
    }

    @Test
    void whoever_is_no_browser_on_its_way_to_a_page_gets_the_401() throws Exception {
        signInPage("/sign-in.html");
        start((in, out) -> {
            throw denial("sign-in");
        });
        assertThat(ask("GET", "/page").statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/page", "Accept", "*/*").statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/page", "Accept", "application/json").statusCode())
                .isEqualTo(401);
        assertThat(ask("POST", "/page", "Accept", BROWSER).statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/page", "Accept", BROWSER, "Sec-Fetch-Mode", "cors")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signing_in_would_not_help_who_is_in_no_group() throws Exception {
        signInPage("/sign-in.html");
        assertThat(answerTo(
                                (in, out) -> {
                                    throw denial("group");
                                },
                                "Accept",
                                BROWSER)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_sign_in_page_that_is_guarded_by_mistake_does_not_lead_to_itself() throws Exception {
        signInPage("/page?why=guard");
        assertThat(answerTo(
                                (in, out) -> {
                                    throw denial("sign-in");
                                },
                                "Accept",
                                BROWSER)
                        .statusCode())
                .isEqualTo(401);
    }

    /** Some servers tell as the request's context path what its line began with. */
    @Test
    void no_request_line_leads_to_another_site() throws Exception {
        ServletContext context = standIn(ServletContext.class, Map.of("getContextPath", "/shop"));
        HttpServletRequest request = standIn(
                HttpServletRequest.class,
                Map.of(
                        "getContextPath",
                        "//evil.example/shop",
                        "getRequestURI",
                        "//evil.example/shop/page",
                        "getMethod",
                        "GET",
                        "getHeaders",
                        Collections.enumeration(List.of("text/html")),
                        "getServletContext",
                        context));
        List<String> told = new ArrayList<>();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    told.add(method.getName() + Arrays.toString(arguments));
                    return null;
                });
        new DenialAnswers(
                        request,
                        Configs.of("user.sign-in-page", "/sign-in.html").user())
                .send(Denial.SIGN_IN_REQUIRED, response);
        assertThat(told).contains("setStatus[303]", "setHeader[Location, /shop/sign-in.html]");
    }

    private static <T> T standIn(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                DenialAnswerTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
