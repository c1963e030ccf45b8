package dev.holdfast.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.memory.MemorySessionStore;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mechanism called as a server calls it: with its own request and response, in a context that passes both on. */
class DistributedMechanismTest {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private Node node;
    private Undertow server;

    @ApplicationScoped
    static class Counting implements HttpAuthenticationMechanism {

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
                throws AuthenticationException {
            String same = context.getRequest() == request && context.getResponse() == response ? "same" : "other";
            Integer count = (Integer) request.getSession().getAttribute("count");
            request.getSession().setAttribute("count", count == null ? 1 : count + 1);
            response.setHeader("Mechanism", request.getSession().getAttribute("count") + " " + same);
            return switch (request.getParameter("then")) {
                case "wrap" -> {
                    context.setRequest(new HttpServletRequestWrapper(request));
                    yield AuthenticationStatus.SUCCESS;
                }
                case "throw" -> throw new AuthenticationException("as planned");
                default -> AuthenticationStatus.valueOf(request.getParameter("then"));
            };
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
                    EarlyExchange::answered,
                    EarlyExchange::answeredFor);
        }
    }

    private void start(String replaced) throws ServletException {
        node = Node.over(
                new MemorySessionStore(new MovableClock()),
                Map.of("holdfast.http-session", replaced),
                RequestBinding.class,
                Way.class,
                DistributedMechanismInterceptor.class,
                Counting.class);
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

    /** Stands in for the server's call of the mechanism; answers with its status and what is left in the context. */
    private final class Server extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Object[] messages = {request, response};
            HttpMessageContext context = context(messages);
            String status;
            try {
                status = node.bean(HttpAuthenticationMechanism.class)
                        .validateRequest(request, response, context)
                        .name();
            } catch (AuthenticationException thrown) {
                status = thrown.getMessage();
            }
            response.getWriter()
                    .print(status
                            + (messages[0] == request ? ", mine" : ", another")
                            + (messages[1] == response ? ", mine" : ", another"));
        }
    }

    private static HttpMessageContext context(Object[] messages) {
        return (HttpMessageContext) Proxy.newProxyInstance(
                DistributedMechanismTest.class.getClassLoader(),
                new Class<?>[] {HttpMessageContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRequest" -> messages[0];
                    case "getResponse" -> messages[1];
                    case "isProtected" -> false;
                    case "setRequest" -> messages[0] = arguments[0];
                    case "setResponse" -> messages[1] = arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void it_sees_the_session_in_its_parameters_and_its_context() throws Exception {
        start("replace");

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

    @Test
    void it_is_left_alone_where_the_session_is_the_containers() throws Exception {
        start("off");

        assertThat(ask("SUCCESS").headers().firstValue("Mechanism")).hasValue("1 same");
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .containsExactly("JSESSIONID");
    }

    private HttpResponse<String> ask(String then) throws IOException, InterruptedException {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        URI uri = URI.create("http://127.0.0.1:" + port + "/shop/page?then=" + then);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
