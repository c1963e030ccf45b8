package dev.holdfast.web;

import dev.holdfast.config.CookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The token in a cookie (RFC 6265bis). The header is written as text, not by {@code addCookie}, so that a later instruction can
 * take the place of an earlier one on every server.
 */
final class CookieTransport implements TokenTransport {

    /** Our tokens are about a quarter of this; what is longer was not issued by us. */
    static final int LONGEST_TOKEN = 512;

    private static final String SET_COOKIE = "Set-Cookie";

    private final CookieConfig config;
    private final ClientScheme scheme;

    CookieTransport(CookieConfig config, ClientScheme scheme) {
        this.config = config;
        this.scheme = scheme;
    }

    @Override
    public List<String> read(HttpServletRequest request) {
        return cookies(request).stream()
                .filter(cookie -> config.name().equals(cookie.getName()))
                .map(Cookie::getValue)
                .filter(value -> value != null && !value.isEmpty() && value.length() <= LONGEST_TOKEN)
                .toList();
    }

    private static List<Cookie> cookies(HttpServletRequest request) {
        try {
            Cookie[] cookies = request.getCookies();
            return cookies == null ? List.of() : Arrays.asList(cookies);
        } catch (RuntimeException e) { // some servers throw at a malformed header: it carries no token of ours
            return List.of();
        }
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, String token) {
        replace(response, config.name() + "=" + token + attributes(request));
    }

    @Override
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        replace(response, config.name() + "=; Max-Age=0" + attributes(request));
    }

    private String attributes(HttpServletRequest request) {
        StringBuilder text = new StringBuilder("; Path=").append(path(request));
        config.domain().ifPresent(domain -> text.append("; Domain=").append(domain));
        if (isSecure(request)) {
            text.append("; Secure");
        }
        if (config.httpOnly()) {
            text.append("; HttpOnly");
        }
        return text.append("; SameSite=").append(sameSite()).toString();
    }

    private String path(HttpServletRequest request) {
        String fallback = config.name().startsWith("__Host-")
                        || request.getContextPath().isEmpty()
                ? "/"
                : request.getContextPath();
        return config.path().orElse(fallback);
    }

    private boolean isSecure(HttpServletRequest request) {
        return switch (config.secure()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> scheme.isSecure(request);
        };
    }

    private String sameSite() {
        String name = config.sameSite().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private void replace(HttpServletResponse response, String cookie) {
        List<String> all = new ArrayList<>(response.getHeaders(SET_COOKIE));
        if (!all.removeIf(other -> other.startsWith(config.name() + "="))) {
            response.addHeader(SET_COOKIE, cookie);
            return;
        }
        response.setHeader(SET_COOKIE, cookie);
        all.forEach(other -> response.addHeader(SET_COOKIE, other));
    }
}
