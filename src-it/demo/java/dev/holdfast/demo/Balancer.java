package dev.holdfast.demo;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One address in front of the nodes: each request goes to the next one, whoever the visitor is. A request whose node dies
 * under it is sent to the other node if its method allows that (RFC 9110, 9.2.2).
 */
final class Balancer implements NodeWatcher, AutoCloseable {

    private static final int LONGEST_REQUEST_MILLIS = 15_000;

    private final int port;
    private final LoadBalancingProxyClient nodes =
            new LoadBalancingProxyClient().removeSessionCookieName("JSESSIONID").setConnectionsPerThread(20);
    private @Nullable Undertow server;
    private boolean closed;

    Balancer(int port) {
        this.port = port;
    }

    synchronized void start(HttpHandler control) {
        if (closed) {
            throw new IllegalStateException("The demo is being stopped.");
        }
        HttpHandler proxy = ProxyHandler.builder()
                .setProxyClient(nodes)
                .setMaxRequestTime(LONGEST_REQUEST_MILLIS)
                .setMaxConnectionRetries(3)
                .build();
        Undertow started = Undertow.builder()
                .addHttpListener(port, DemoPorts.LOOPBACK.getHostAddress())
                .setIoThreads(2)
                .setWorkerThreads(4)
                .setHandler(Handlers.path(exchange -> proxy(proxy, exchange)).addPrefixPath("/control", control))
                .build();
        started.start();
        server = started;
    }

    private void proxy(HttpHandler proxy, HttpServerExchange exchange) throws Exception {
        exchange.addDefaultResponseListener(unanswered -> {
            if (unanswered.getStatusCode() != StatusCodes.SERVICE_UNAVAILABLE) {
                return false;
            }
            unanswered.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
            unanswered
                    .getResponseSender()
                    .send("No node is running. Start one: curl -X POST http://" + unanswered.getHostAndPort()
                            + "/control/nodes/node-1/start\n");
            return true;
        });
        proxy.handleRequest(exchange);
    }

    @Override
    public void up(URI node) {
        nodes.addHost(node);
    }

    @Override
    public void down(URI node) {
        nodes.removeHost(node);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.stop();
            server = null;
        }
    }
}
