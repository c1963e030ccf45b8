package dev.holdfast.web.httpsession;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.NodeWeb;
import dev.holdfast.web.RequestBinding;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An application on two nodes over one store, with a replaced HttpSession, and a client whose every request goes to the other. */
final class TwoNodes implements AutoCloseable {

    /** What the application does with a request; the answer is what it returns. */
    @FunctionalInterface
    interface Page {
        Object serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    final MovableClock clock = new MovableClock();
    private final MemorySessionStore store = new MemorySessionStore(clock);
    private final List<Node> nodes = new ArrayList<>();
    private final List<Undertow> servers = new ArrayList<>();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private volatile Page page = (request, response) -> "";
    private int turn;

    TwoNodes(String... settings) {
        this(deployment -> {}, settings);
    }

    /** With more in the deployment, as listeners. */
    TwoNodes(Consumer<DeploymentInfo> more, String... settings) {
        this(more, List.of(), settings);
    }

    /** With components in the deployment that CDI makes. */
    TwoNodes(Consumer<DeploymentInfo> more, List<Class<?>> components, String... settings) {
        List<Class<?>> classes = new ArrayList<>(components);
        classes.add(RequestBinding.class);
        Map<String, String> all = new HashMap<>(Map.of("holdfast.http-session", "replace"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put("holdfast." + settings[i], settings[i + 1]);
        }
        for (int i = 0; i < 2; i++) {
            Node node = Node.over(store, all, classes.toArray(Class<?>[]::new));
            nodes.add(node);
            servers.add(server(node, more));
        }
    }

    private Undertow server(Node node, Consumer<DeploymentInfo> more) {
        DeploymentInfo application = NodeWeb.of(node, "shop");
        application.addServlet(Servlets.servlet(
                        "page", HttpServlet.class, new ImmediateInstanceFactory<HttpServlet>(new PageServlet()))
                .setAsyncSupported(true)
                .addMapping("/*"));
        more.accept(application);
        DeploymentManager manager = Servlets.newContainer().addDeployment(application);
        manager.deploy();
        try {
            Undertow server = Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setHandler(Handlers.path().addPrefixPath("/shop", manager.start()))
                    .build();
            server.start();
            return server;
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next request of the client, on the other node than its last one. */
    String visit(Page what) {
        HttpResponse<String> answer = answer(what);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** With these headers, name and value by turns. */
    HttpResponse<String> answer(Page what, String... headers) {
        page = what;
        Undertow server = servers.get(turn++ % servers.size());
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop/page"));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    CookieManager cookies() {
        return cookies;
    }

    List<Node> nodes() {
        return nodes;
    }

    @Override
    public void close() {
        servers.forEach(Undertow::stop);
        nodes.forEach(Node::close);
    }

    private final class PageServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            Object answer = page.serve(request, response);
            if (!response.isCommitted()) {
                response.getWriter().print(answer);
            }
        }
    }
}
