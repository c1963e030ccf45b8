package dev.holdfast.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request without the tokens that came in its cookies: for who may keep the request itself in the session, as the custom form of
 * Jakarta Security does with cookies and headers. A live token must never stand in the store.
 */
final class TokenlessRequest extends HttpServletRequestWrapper {

    private static final String COOKIE = "Cookie";

    private final List<String> tokens;

    TokenlessRequest(HttpServletRequest request, List<String> tokens) {
        super(request);
        this.tokens = tokens;
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie[] all = super.getCookies();
        if (all == null) {
            return null;
        }
        Cookie[] others =
                Arrays.stream(all).filter(cookie -> !isToken(cookie.getValue())).toArray(Cookie[]::new);
        return others.length == 0 ? null : others;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return COOKIE.equalsIgnoreCase(name)
                ? cookieHeaders().stream().findFirst().orElse(null)
                : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return COOKIE.equalsIgnoreCase(name) ? Collections.enumeration(cookieHeaders()) : super.getHeaders(name);
    }

    private List<String> cookieHeaders() {
        return Collections.list(super.getHeaders(COOKIE)).stream()
                .map(this::withoutTokens)
                .filter(header -> !header.isEmpty())
                .toList();
    }

    private String withoutTokens(String header) {
        return Arrays.stream(header.split(";"))
                .map(String::strip)
                .filter(pair -> !isToken(pair.substring(pair.indexOf('=') + 1)))
                .collect(Collectors.joining("; "));
    }

    /** Some containers give the value of a cookie as it was quoted. */
    private boolean isToken(String value) {
        return tokens.contains(value) || tokens.contains(value.replace("\"", ""));
    }
}
