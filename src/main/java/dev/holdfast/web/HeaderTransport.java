package dev.holdfast.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The token in a header of its own, both ways: for clients that are programs. An empty header tells the client to forget it.
 *
 * <p>What tells a client of a token, or of its end, is {@code no-store} (RFC 9111, 5.2.2.5), whatever the application has said
 * of caching. Caches know {@code Set-Cookie} and mostly leave such a response alone; of this header they know nothing. A shared
 * one would hand the session to the next client, and a client's own would tell it a token again that was replaced since. The
 * application cannot see to it: it does not know which of its responses renews a token.
 */
final class HeaderTransport implements TokenTransport {

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String NO_STORE = "no-store";

    private final String name;

    HeaderTransport(String name) {
        this.name = name;
    }

    /** Several fields of one name and one field with commas are the same (RFC 9110, 5.3). */
    @Override
    public List<String> read(HttpServletRequest request) {
        return values(request)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Stream<String> values(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? Stream.empty() : Collections.list(values).stream();
    }

    @Override
    public boolean isAskedFor(HttpServletRequest request) {
        return request.getHeader(name) != null;
    }

    @Override
    public boolean isCookie() {
        return false;
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, String token) {
        response.setHeader(name, token);
        response.setHeader(CACHE_CONTROL, NO_STORE);
    }

    @Override
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "");
    }

    @Override
    public HttpServletRequest hide(HttpServletRequest request) {
        return new HeaderlessRequest(request, name);
    }
}
