package dev.holdfast.demo;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request comes from the demo's own page or from the command line. A page of another site that the visitor
 * has open could send one as well: it is known by {@code Sec-Fetch-Site} (Fetch Metadata), by {@code Origin} (RFC 6454),
 * and, where it made its name point to this machine, by {@code Host}.
 */
final class OwnPages {

    private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");
    private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost");

    private OwnPages() {}

    static boolean sent(HttpServerExchange exchange) {
        @Nullable String site = exchange.getRequestHeaders().getFirst(SEC_FETCH_SITE);
        @Nullable String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        return LOOPBACK_NAMES.contains(exchange.getHostName())
                && (site == null || Set.of("same-origin", "none").contains(site))
                && (origin == null || origin.equals("http://" + exchange.getHostAndPort()));
    }
}
