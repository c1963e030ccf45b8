package dev.holdfast.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * By which of the configured transports a request has its token, from its beginning to its end. Safe for use by several threads.
 *
 * <p>The first one by which the request brings anything at all counts, alone, and carries the answer. So a token that came in a
 * cookie is never told in a header, where a script could read it that rides on a cookie hidden from it. A request that brings
 * nothing is answered by the one that it asks for, else by the first.
 */
final class TransportChoice {

    private final List<TokenTransport> configured;

    /** At least one, in the order that counts. */
    TransportChoice(List<TokenTransport> configured) {
        this.configured = List.copyOf(configured);
    }

    /**
     * What a request brought.
     *
     * @param by how, and how it is answered
     * @param tokens the candidates, in the client's order; anything at all may stand in them
     */
    record Brought(TokenTransport by, List<String> tokens) {}

    Brought by(HttpServletRequest request) {
        for (TokenTransport transport : configured) {
            List<String> tokens = transport.read(request);
            if (!tokens.isEmpty()) {
                return new Brought(transport, tokens);
            }
        }
        return new Brought(askedFor(request), List.of());
    }

    private TokenTransport askedFor(HttpServletRequest request) {
        return configured.stream()
                .filter(transport -> transport.isAskedFor(request))
                .findFirst()
                .orElse(configured.get(0));
    }

    /** The request without any token, of whatever transport: one that did not count may be live all the same. */
    HttpServletRequest hide(HttpServletRequest request) {
        HttpServletRequest hidden = request;
        for (TokenTransport transport : configured) {
            hidden = transport.hide(hidden);
        }
        return hidden;
    }
}
