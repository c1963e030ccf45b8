package dev.holdfast.demo;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page's buttons call: {@code GET nodes}, {@code POST nodes/<name>/kill}, {@code POST nodes/<name>/start}. Answers
 * with the nodes' states; 404 for what there is not, 409 where the node's state does not allow it.
 */
final class ControlApi implements HttpHandler {

    private final List<ShopNode> nodes;
    private final Jsonb json = JsonbBuilder.create();

    ControlApi(List<ShopNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (exchange.isInIoThread()) {
            // Starting a process may block.
            exchange.dispatch(this);
            return;
        }
        if (!OwnPages.sent(exchange)) {
            exchange.setStatusCode(StatusCodes.FORBIDDEN);
            return;
        }
        String[] path = exchange.getRelativePath().split("/");
        if (path.length == 2
                && path[1].equals("nodes")
                && exchange.getRequestMethod().equals(Methods.GET)) {
            answer(exchange, StatusCodes.OK);
        } else if (path.length == 4 && path[1].equals("nodes")) {
            command(exchange, path[2], path[3]);
        } else {
            exchange.setStatusCode(StatusCodes.NOT_FOUND);
        }
    }

    private void command(HttpServerExchange exchange, String name, String verb) {
        Optional<ShopNode> node =
                nodes.stream().filter(each -> each.name().equals(name)).findFirst();
        if (node.isEmpty() || !List.of("kill", "start").contains(verb)) {
            exchange.setStatusCode(StatusCodes.NOT_FOUND);
        } else if (!exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED);
            exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
        } else {
            answer(exchange, done(node.get(), verb) ? StatusCodes.ACCEPTED : StatusCodes.CONFLICT);
        }
    }

    private static boolean done(ShopNode node, String verb) {
        if (verb.equals("kill")) {
            return node.kill();
        }
        try {
            node.start();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private void answer(HttpServerExchange exchange, int status) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseHeaders().put(new HttpString("Cache-Control"), "no-store");
        exchange.getResponseSender()
                .send(json.toJson(nodes.stream()
                        .map(node -> Map.of("name", node.name(), "state", node.state()))
                        .toList()));
    }
}
