package dev.holdfast.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.NodeWeb;
import dev.holdfast.web.EarlyExchange;
import dev.holdfast.web.RequestBinding;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.RememberMe;
import jakarta.security.enterprise.credential.RememberMeCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.RememberMeIdentityStore;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mechanism with {@code @RememberMe}, called as a server calls it. */
class RememberMeTest {

    private static final String NAME = "REMEMBER";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final MovableClock clock = new MovableClock();
    private final FaultyStore store = new FaultyStore(new MemorySessionStore(clock));
    private Node node;
    private Undertow server;

    /** Signs in whom the request names. */
    @ApplicationScoped
    @RememberMe(cookieName = NAME, cookieMaxAgeSeconds = 600, cookieSecureOnly = false)
    static class Naming implements HttpAuthenticationMechanism {

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            String user = request.getParameter("user");
            if (user == null) {
                return context.doNothing();
            }
            return request.getParameter("by-name") == null
                    ? context.notifyContainerAboutLogin(new CallerPrincipal(user), Set.of("buyers"))
                    : context.notifyContainerAboutLogin(user, Set.of("buyers"));
        }
    }

    /** Does what a server's interceptor for the annotation does. */
    @Interceptor
    @RememberMe
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
    static class Servers {

        @Inject
        private RememberMeIdentityStore logins;

        @AroundInvoke
        Object called(InvocationContext call) throws Exception {
            HttpServletRequest request = (HttpServletRequest) call.getParameters()[0];
            HttpServletResponse response = (HttpServletResponse) call.getParameters()[1];
            HttpMessageContext context = (HttpMessageContext) call.getParameters()[2];
            Optional<String> presented = presented(request);
            if (call.getMethod().getName().equals("cleanSubject")) {
                presented.ifPresent(logins::removeLoginToken);
                return call.proceed();
            }
            if (presented.isPresent()) {
                CredentialValidationResult result = logins.validate(new RememberMeCredential(presented.get()));
                if (result.getStatus() == CredentialValidationResult.Status.VALID) {
                    return context.notifyContainerAboutLogin(result.getCallerPrincipal(), result.getCallerGroups());
                }
                cookie(request, response, null, 0);
            }
            Object status = call.proceed();
            if (status == AuthenticationStatus.SUCCESS) {
                String token =
                        logins.generateLoginToken((CallerPrincipal) context.getCallerPrincipal(), context.getGroups());
                cookie(request, response, token, 600);
            }
            return status;
        }

        private static Optional<String> presented(HttpServletRequest request) {
            return Stream.ofNullable(request.getCookies())
                    .flatMap(Arrays::stream)
                    .filter(cookie -> cookie.getName().equals(NAME))
                    .map(Cookie::getValue)
                    .findFirst();
        }

        private static void cookie(HttpServletRequest request, HttpServletResponse response, String value, int age) {
            Cookie cookie = new Cookie(NAME, value);
            cookie.setPath(request.getContextPath());
            cookie.setMaxAge(age);
            response.addCookie(cookie);
        }
    }

    /** The application's own. */
    @ApplicationScoped
    static class Own implements RememberMeIdentityStore {

        @Override
        public CredentialValidationResult validate(RememberMeCredential credential) {
            return new CredentialValidationResult("owned " + credential.getToken(), Set.of());
        }

        @Override
        public String generateLoginToken(CallerPrincipal caller, Set<String> groups) {
            return caller.getName();
        }

        @Override
        public void removeLoginToken(String token) {}
    }

    @ApplicationScoped
    static class Ways {
        @Produces
        @ApplicationScoped
        MechanismExchanges exchanges() {
            return MechanismExchanges.through(
                    EarlyExchange::of,
                    EarlyExchange::request,
                    EarlyExchange::response,
                    EarlyExchange::session,
                    EarlyExchange::over,
                    EarlyExchange::answered,
                    EarlyExchange::answeredFor);
        }

        @Produces
        @ApplicationScoped
        BeanExpressions none() {
            return (expression, type, names) -> {
                throw new AssertionError(expression);
            };
        }
    }

    private void start(Class<?>... beans) throws ServletException, ClassNotFoundException {
        Class<?> start = Class.forName("dev.holdfast.wiring.RememberMeStoreStart");
        node = Node.over(
                store,
                Map.of("holdfast.http-session", "replace"),
                Stream.concat(
                                Stream.of(
                                        RequestBinding.class,
                                        Ways.class,
                                        DistributedMechanismInterceptor.class,
                                        RememberedCookieInterceptor.class,
                                        RememberedAnswer.class,
                                        Servers.class,
                                        Naming.class,
                                        start),
                                Arrays.stream(beans))
                        .toArray(Class<?>[]::new));
        DeploymentManager manager = Servlets.newContainer()
                .addDeployment(NodeWeb.of(node, "shop")
                        .addServlet(Servlets.servlet(
                                        "server", HttpServlet.class, new ImmediateInstanceFactory<>(new Server()))
                                .addMapping("/*")));
        manager.deploy();
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(Handlers.path().addPrefixPath("/shop", manager.start()))
                .build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        node.close();
    }

    /** Stands in for the server's call of the mechanism; answers with the caller. */
    private final class Server extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Object[] known = {request, response, null, null};
            HttpMessageContext context = context(known);
            HttpAuthenticationMechanism mechanism = node.bean(HttpAuthenticationMechanism.class);
            if (request.getParameter("out") != null) {
                mechanism.cleanSubject(request, response, context);
                return;
            }
            try {
                mechanism.validateRequest(request, response, context);
            } catch (AuthenticationException impossible) {
                throw new IOException(impossible);
            }
            if (!response.isCommitted()) {
                response.getWriter().print(known[2] == null ? "-" : ((Principal) known[2]).getName() + " " + known[3]);
            }
        }
    }

    private static HttpMessageContext context(Object[] known) {
        return (HttpMessageContext) Proxy.newProxyInstance(
                RememberMeTest.class.getClassLoader(),
                new Class<?>[] {HttpMessageContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRequest" -> known[0];
                    case "getResponse" -> known[1];
                    case "getMessageInfo" -> new StubContext(null, null, false).messageInfo();
                    case "getCallerPrincipal" -> known[2];
                    case "getGroups" -> known[3];
                    case "getClientSubject" -> new Subject();
                    case "isProtected" -> false;
                    case "doNothing" -> AuthenticationStatus.NOT_DONE;
                    case "cleanClientSubject" -> null;
                    case "setRequest" -> known[0] = arguments[0];
                    case "setResponse" -> known[1] = arguments[0];
                    case "notifyContainerAboutLogin" -> {
                        known[2] = arguments[0] instanceof Principal principal ? principal : null;
                        known[3] = arguments[1];
                        yield AuthenticationStatus.SUCCESS;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void a_sign_in_gives_the_cookie_that_the_annotation_describes_and_keeps_it_from_other_sites() throws Exception {
        start();

        assertThat(cookiesOf(ask("?user=ada", "")))
                .singleElement()
                .asString()
                .matches(NAME + "=[\\w-]{98}; Path=/shop; Max-Age=600; HttpOnly; SameSite=Lax");
    }

    @Test
    void so_does_one_by_name_where_the_servers_context_forgets_the_name() throws Exception {
        start();

        String token = token(ask("?user=ada&by-name", ""));

        assertThat(ask("", token).body()).isEqualTo("ada [buyers]");
    }

    @Test
    void each_use_signs_in_and_replaces_the_token_by_one_and_the_same() throws Exception {
        start();
        String token = token(ask("?user=ada", ""));

        HttpResponse<String> first = ask("", token);
        HttpResponse<String> parallel = ask("", token);

        assertThat(first.body()).isEqualTo("ada [buyers]");
        assertThat(cookiesOf(first))
                .singleElement()
                .asString()
                .matches(NAME + "=[\\w-]{98}; Path=/shop; Max-Age=600; HttpOnly; SameSite=Lax");
        assertThat(token(first)).isNotEqualTo(token).isEqualTo(token(parallel));
        assertThat(ask("", token(first)).body()).isEqualTo("ada [buyers]");
    }

    @Test
    void a_use_in_the_grace_of_a_replacement_leaves_the_cookie_alone() throws Exception {
        start();
        String token = token(ask("", token(ask("?user=ada", ""))));

        assertThat(cookiesOf(ask("", token))).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(cookiesOf(ask("", token))).hasSize(1);
    }

    @Test
    void an_old_token_signs_nobody_in_and_is_counted() throws Exception {
        start();
        String old = token(ask("?user=ada", ""));
        String token = token(ask("", old));
        ask("", token);
        clock.advance(Duration.ofSeconds(30));

        HttpResponse<String> answer = ask("", old);

        assertThat(answer.body()).isEqualTo("-");
        assertThat(cookiesOf(answer)).containsExactly(NAME + "=; Path=/shop; Max-Age=0; HttpOnly; SameSite=Lax");
        assertThat(ask("", token).body()).isEqualTo("-");
        assertThat(node.count("remembered-replayed")).isEqualTo(1);
        assertThat(node.count("remembered-refused")).isEqualTo(1);
        assertThat(node.count("remembered-used")).isEqualTo(2);
    }

    @Test
    void a_sign_in_with_a_token_that_is_refused_gives_one_cookie() throws Exception {
        start();

        assertThat(cookiesOf(ask("?user=ada", "garbage")))
                .singleElement()
                .asString()
                .matches(NAME + "=[\\w-]{98}; Path=/shop; Max-Age=600; HttpOnly; SameSite=Lax");
    }

    @Test
    void who_signs_out_is_not_signed_in_again() throws Exception {
        start();
        String token = token(ask("?user=ada", ""));
        ask("?out", token);

        assertThat(ask("", token).body()).isEqualTo("-");
    }

    @Test
    void a_store_that_does_not_answer_is_told_and_takes_no_cookie_away() throws Exception {
        start();
        String token = token(ask("?user=ada", ""));
        store.rememberedFails = true;

        HttpResponse<String> answer = ask("", token);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(cookiesOf(answer)).isEmpty();
        store.rememberedFails = false;
        assertThat(ask("", token).body()).isEqualTo("ada [buyers]");
    }

    @Test
    void the_applications_own_identity_store_takes_the_place_of_ours() throws Exception {
        start(Own.class);

        assertThat(token(ask("?user=ada", ""))).isEqualTo("ada");
        HttpResponse<String> answer = ask("", "ada");
        assertThat(answer.body()).isEqualTo("owned ada []");
        assertThat(cookiesOf(answer)).isEmpty();
    }

    private HttpResponse<String> ask(String query, String token) throws IOException, InterruptedException {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop/page" + query));
        if (!token.isEmpty()) {
            request.header("Cookie", NAME + "=" + token);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> cookiesOf(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(NAME))
                .toList();
    }

    private static String token(HttpResponse<String> answer) {
        String cookie = cookiesOf(answer).get(0);
        return cookie.substring(NAME.length() + 1, cookie.indexOf(';'));
    }
}
