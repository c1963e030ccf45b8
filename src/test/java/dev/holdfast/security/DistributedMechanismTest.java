package dev.holdfast.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.DistributedSession;
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
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mechanism called as a server calls it: with its own request and response, in a context that passes both on. */
class DistributedMechanismTest {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final FaultyStore store = new FaultyStore(new MemorySessionStore(new MovableClock()));
    private Node node;
    private Undertow server;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @ApplicationScoped
    static class Counting implements HttpAuthenticationMechanism {

        @Inject
        private DistributedSession session;

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
                throws AuthenticationException {
            if (request.getParameter("then").equals("nothing")) {
                return AuthenticationStatus.NOT_DONE;
            }
            String same = areIn(context, request, response) && areIn(context.getMessageInfo(), request, response)
                    ? "same"
                    : "other";
            Integer count = (Integer) request.getSession().getAttribute("count");
            request.getSession().setAttribute("count", count == null ? 1 : count + 1);
            response.setHeader("Mechanism", request.getSession().getAttribute("count") + " " + same);
            return switch (request.getParameter("then")) {
                case "wrap" -> {
                    context.setRequest(new HttpServletRequestWrapper(request));
                    yield AuthenticationStatus.SUCCESS;
                }
                case "redirect" -> context.redirect("elsewhere");
                case "show" -> context.forward("/login");
                case "refuse" -> context.responseUnauthorized();
                case "hide" -> context.responseNotFound();
                case "throw" -> throw new AuthenticationException("as planned");
                case "forward" -> forward(request, response);
                case "remember" -> remember(context);
                case "sign-in" -> {
                    session.signIn("ada", Set.of("customer", "member"));
                    yield remember(context);
                }
                case "table" -> table(context);
                case "register" -> {
                    context.setRegisterSession("ada", Set.of("customer"));
                    yield context.notifyContainerAboutLogin("ada", Set.of("customer"));
                }
                case "know" -> context.notifyContainerAboutLogin("ada", Set.of("customer"));
                case "send-back" -> {
                    context.notifyContainerAboutLogin("ada", Set.of("customer"));
                    redirect(context.getResponse());
                    yield AuthenticationStatus.SEND_CONTINUE;
                }
                default -> AuthenticationStatus.valueOf(request.getParameter("then"));
            };
        }

        private static boolean areIn(
                HttpMessageContext context, HttpServletRequest request, HttpServletResponse response) {
            return context.getRequest() == request && context.getResponse() == response;
        }

        private static boolean areIn(MessageInfo info, HttpServletRequest request, HttpServletResponse response) {
            return info.getRequestMessage() == request && info.getResponseMessage() == response;
        }

        @SuppressWarnings("unchecked")
        private static AuthenticationStatus remember(HttpMessageContext context) {
            context.getMessageInfo().getMap().put("jakarta.servlet.http.registerSession", "true");
            String name = context.getRequest().getUserPrincipal() == null ? "ada" : "nobody new";
            return context.notifyContainerAboutLogin(name, Set.of("customer"));
        }

        @SuppressWarnings("unchecked")
        private static AuthenticationStatus table(HttpMessageContext context) {
            context.getMessageInfo().getMap().put("jakarta.servlet.http.registerSession", "true");
            context.getClientSubject()
                    .getPrivateCredentials()
                    .add(new Hashtable<>(Map.of(
                            "com.ibm.wsspi.security.cred.securityName",
                            "ada",
                            "com.ibm.wsspi.security.cred.groups",
                            List.of("customer"))));
            return AuthenticationStatus.SUCCESS;
        }

        private static void redirect(HttpServletResponse response) {
            try {
                response.sendRedirect("elsewhere");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static AuthenticationStatus forward(HttpServletRequest request, HttpServletResponse response) {
            try {
                request.getRequestDispatcher("/login").forward(request, response);
            } catch (ServletException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return AuthenticationStatus.SEND_CONTINUE;
        }

        @Override
        public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            response.setHeader("Mechanism", "cleaned");
        }
    }

    @ApplicationScoped
    static class Way {
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
    }

    private void start(String replaced, String... settings) throws ServletException {
        Map<String, String> all = new HashMap<>(Map.of("holdfast.http-session", replaced));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        node = Node.over(
                store, all, RequestBinding.class, Way.class, DistributedMechanismInterceptor.class, Counting.class);
        DeploymentManager manager = Servlets.newContainer()
                .addDeployment(NodeWeb.of(node, "shop")
                        .addServlet(servlet("server", new Server()).addMapping("/*"))
                        .addServlet(servlet("login", new Login()).addMapping("/login")));
        manager.deploy();
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(Handlers.path().addPrefixPath("/shop", manager.start()))
                .build();
        server.start();
    }

    private static ServletInfo servlet(String name, HttpServlet servlet) {
        return Servlets.servlet(name, HttpServlet.class, new ImmediateInstanceFactory<>(servlet));
    }

    @AfterEach
    void stop() {
        server.stop();
        node.close();
    }

    /** Stands in for the server's call of the mechanism; answers with its status, what is left in the context, and the caller. */
    private final class Server extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest from, HttpServletResponse response) throws IOException {
            boolean anew = from.getParameter("anew") != null;
            HttpServletRequest request = anew ? new SignedIn(from) : from;
            StubContext context = new StubContext(request, response, anew);
            HttpAuthenticationMechanism mechanism = node.bean(HttpAuthenticationMechanism.class);
            String status;
            try {
                if (request.getParameter("then").equals("log-out")) {
                    mechanism.cleanSubject(request, response, context.proxy());
                    status = "logged out";
                } else {
                    status = mechanism
                            .validateRequest(request, response, context.proxy())
                            .name();
                }
            } catch (AuthenticationException thrown) {
                status = thrown.getMessage();
            }
            told.add(status);
            if (request.getParameter("keep") != null) {
                context.request().getSession().setAttribute("kept", true);
            }
            if (!response.isCommitted()) {
                response.getWriter()
                        .print(status
                                + (context.request() == request ? ", mine" : ", another")
                                + (context.response() == response ? ", mine" : ", another")
                                + context.told());
            }
        }
    }

    /** As a server gives it to a mechanism that is asked in the midst of a request whose caller it knows. */
    private static final class SignedIn extends HttpServletRequestWrapper {

        SignedIn(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Principal getUserPrincipal() {
            return new CallerPrincipal("ada");
        }
    }

    /** Looks for a session without making one. */
    private static final class Login extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("session: " + (request.getSession(false) != null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace", "off"})
    void it_sees_the_session_in_its_parameters_and_its_context_whatever_servlets_see(String replaced) throws Exception {
        start(replaced);

        assertThat(ask("SUCCESS").headers().firstValue("Mechanism")).hasValue("1 same");
        assertThat(ask("NOT_DONE").headers().firstValue("Mechanism")).hasValue("2 same");
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .containsExactly("HOLDFAST");
    }

    @Test
    void the_server_has_its_request_and_response_back_unless_the_mechanism_gave_it_others() throws Exception {
        start("replace");

        assertThat(ask("SUCCESS").body()).isEqualTo("SUCCESS, mine, mine");
        assertThat(ask("SEND_FAILURE").body()).isEqualTo("SEND_FAILURE, mine, mine");
        assertThat(ask("throw").body()).isEqualTo("as planned, mine, mine");
        assertThat(ask("wrap").body()).isEqualTo("SUCCESS, another, mine");
    }

    @ParameterizedTest
    @CsvSource({"redirect, 302", "refuse, 401", "hide, 404", "show, 200"})
    void what_the_context_answers_by_itself_is_stored_before_it_is_sent(String answer, int status) throws Exception {
        start("replace");

        assertThat(ask(answer).statusCode()).isEqualTo(status);
        assertThat(ask("SUCCESS").headers().firstValue("Mechanism")).hasValue("2 same");
    }

    @ParameterizedTest
    @CsvSource({"refuse, 401", "hide, 404"})
    void an_application_that_has_asked_itself_answers_a_refusal_by_its_own_page(String answer, int status)
            throws Exception {
        start("replace");

        HttpResponse<String> refused = ask(answer + "&asked");
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).isEqualTo("SEND_FAILURE, mine, mine");
        assertThat(ask("SUCCESS").headers().firstValue("Mechanism")).hasValue("2 same");
    }

    @Test
    void what_it_leaves_of_its_request_shows_servlets_their_session() throws Exception {
        start("off");
        assertThat(ask("wrap&keep").body()).isEqualTo("SUCCESS, another, mine");
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .containsExactlyInAnyOrder("HOLDFAST", "JSESSIONID");
    }

    @Test
    void so_does_what_it_forwards() throws Exception {
        start("off");
        assertThat(ask("forward").body()).isEqualTo("session: false");
    }

    @Test
    void where_servlets_have_that_session_too_what_it_forwards_shows_it() throws Exception {
        start("replace");
        assertThat(ask("forward").body()).isEqualTo("session: true");
    }

    @Test
    void whom_it_would_have_the_server_remember_is_signed_in_to_the_session_instead() throws Exception {
        start("off");

        assertThat(ask("remember").body()).isEqualTo("SUCCESS, mine, mine, ada [customer]");
        HttpResponse<String> next = ask("SEND_FAILURE");
        assertThat(next.body()).isEqualTo("SUCCESS, mine, mine, ada [customer]");
        assertThat(next.headers().firstValue("Mechanism")).isEmpty();
    }

    @Test
    void so_is_one_for_whom_it_asks_the_context_and_the_server_hears_nothing_of_it() throws Exception {
        start("off");

        assertThat(ask("register").body()).isEqualTo("SUCCESS, mine, mine, ada [customer]");
        assertThat(ask("NOT_DONE").body()).isEqualTo("SUCCESS, mine, mine, ada [customer]");
    }

    @Test
    void so_is_one_whom_it_names_by_the_login_table_alone() throws Exception {
        start("off");

        assertThat(ask("table").body()).startsWith("SUCCESS, mine, mine");
        assertThat(ask("NOT_DONE").body()).isEqualTo("SUCCESS, mine, mine, ada [customer]");
    }

    @Test
    void whom_it_does_not_it_is_asked_for_each_time() throws Exception {
        start("off");

        assertThat(ask("know").body()).isEqualTo("SUCCESS, mine, mine, ada [customer]");
        assertThat(ask("NOT_DONE").body()).isEqualTo("NOT_DONE, mine, mine");
    }

    @Test
    void whom_it_has_signed_in_itself_stays_so() throws Exception {
        start("off");

        ask("sign-in");
        assertThat(ask("NOT_DONE").body()).isEqualTo("SUCCESS, mine, mine, ada [customer, member]");
    }

    @Test
    void it_is_asked_when_the_application_wants_a_new_proof_and_the_former_caller_is_none_of_it() throws Exception {
        start("off");
        ask("remember");

        HttpResponse<String> failed = ask("SEND_FAILURE&anew");
        assertThat(failed.headers().firstValue("Mechanism")).hasValue("2 same");
        assertThat(failed.body()).isEqualTo("SEND_FAILURE, mine, mine");
        String token = token();
        assertThat(ask("remember&anew").body()).isEqualTo("SUCCESS, mine, mine, ada [customer]");
        assertThat(token()).isNotEqualTo(token);
    }

    @Test
    void asvs_7_2_4_a_former_token_is_worthless_once_a_form_sends_its_caller_back() throws Exception {
        start("off");
        ask("NOT_DONE");
        String planted = token();

        assertThat(ask("send-back").headers().firstValue("Mechanism")).hasValue("2 same");
        assertThat(token()).isNotEqualTo(planted);
        assertThat(ask("NOT_DONE").headers().firstValue("Mechanism")).hasValue("3 same");
        String fresh = token();
        present(planted);
        assertThat(ask("NOT_DONE").headers().firstValue("Mechanism")).isNotEqualTo(Optional.of("4 same"));
        present(fresh);
        assertThat(ask("NOT_DONE").headers().firstValue("Mechanism")).hasValue("4 same");
    }

    @Test
    void a_sign_in_that_is_refused_is_answered_so() throws Exception {
        start("off", "holdfast.user.max-sessions", "1", "holdfast.user.on-limit", "refuse");
        ask("remember");
        cookies.getCookieStore().removeAll();

        assertThat(ask("remember").statusCode()).isEqualTo(409);
        assertThat(ask("NOT_DONE").body()).isEqualTo("NOT_DONE, mine, mine");
    }

    @Test
    void a_sign_out_ends_the_session_that_has_known_the_caller() throws Exception {
        start("off");
        ask("remember");
        String token = token();

        assertThat(ask("log-out").headers().firstValue("Mechanism")).hasValue("cleaned");
        assertThat(cookies.getCookieStore().getCookies()).isEmpty();
        present(token);
        assertThat(ask("NOT_DONE").headers().firstValue("Mechanism")).hasValue("1 same");
    }

    @Test
    void a_sign_out_of_nobody_leaves_the_session() throws Exception {
        start("off");
        ask("know");

        ask("log-out");
        assertThat(ask("NOT_DONE").headers().firstValue("Mechanism")).hasValue("2 same");
    }

    @Test
    void it_costs_a_request_without_a_token_nothing_and_one_with_it_the_look_that_opens_the_session() throws Exception {
        start("off");

        assertThat(ask("nothing").body()).isEqualTo("NOT_DONE, mine, mine");
        assertThat(store.calls()).isZero();
        ask("remember");
        int before = store.calls();
        assertThat(ask("nothing").body()).isEqualTo("SUCCESS, mine, mine, ada [customer]");
        assertThat(store.calls()).isEqualTo(before + 1);
    }

    @Test
    void while_the_store_does_not_answer_nobody_is_signed_out() throws Exception {
        start("off");
        ask("remember");

        store.opensFail = true;
        assertThat(ask("nothing").statusCode()).isEqualTo(503);
        assertThat(List.of(told.take(), told.take()))
                .as("the server has nothing to add")
                .containsExactly("SUCCESS", "SEND_FAILURE");
        store.opensFail = false;
        assertThat(ask("nothing").body()).isEqualTo("SUCCESS, mine, mine, ada [customer]");
    }

    private String token() {
        return cookies.getCookieStore().getCookies().get(0).getValue();
    }

    private void present(String token) {
        HttpCookie cookie = new HttpCookie("HOLDFAST", token);
        cookie.setVersion(0);
        cookie.setPath("/shop");
        cookies.getCookieStore().removeAll();
        cookies.getCookieStore().add(URI.create("http://127.0.0.1/shop"), cookie);
    }

    private HttpResponse<String> ask(String then) throws IOException, InterruptedException {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        URI uri = URI.create("http://127.0.0.1:" + port + "/shop/page?then=" + then);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
