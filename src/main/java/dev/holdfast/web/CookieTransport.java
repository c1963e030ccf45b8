package dev.holdfast.web;

import dev.holdfast.config.CookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The token in a cookie (RFC 6265bis). */
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
        replace(response, cookie(request, token));
    }

    @Override
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = cookie(request, "");
        cookie.setMaxAge(0);
        replace(response, cookie);
    }

    private Cookie cookie(HttpServletRequest request, String value) {
        Cookie cookie = new Cookie(config.name(), value);
        cookie.setPath(path(request));
        config.domain().ifPresent(cookie::setDomain);
        cookie.setSecure(isSecure(request));
        cookie.setHttpOnly(config.httpOnly());
        cookie.setAttribute("SameSite", sameSite());
        return cookie;
    }

    private String path(HttpServletRequest request) {
        String fallback =
                config.name().startsWith("__Host-") || request.getContextPath().isEmpty()
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

    /** At the most one Set-Cookie of our name: servers that keep cookies as headers would send both. */
    private void replace(HttpServletResponse response, Cookie cookie) {
        List<String> others = new ArrayList<>(response.getHeaders(SET_COOKIE));
        if (others.removeIf(other -> other.startsWith(config.name() + "="))) {
            response.setHeader(SET_COOKIE, text(cookie));
            others.forEach(other -> response.addHeader(SET_COOKIE, other));
        } else {
            response.addCookie(cookie);
        }
    }

    private static String text(Cookie cookie) {
        StringBuilder text = new StringBuilder(cookie.getName()).append('=').append(cookie.getValue());
        cookie.getAttributes().forEach((name, value) -> {
            boolean flag = name.equalsIgnoreCase("Secure") || name.equalsIgnoreCase("HttpOnly");
            if (!flag) {
                text.append("; ").append(name).append('=').append(value);
            } else if (value.isEmpty() || Boolean.parseBoolean(value)) {
                text.append("; ").append(name);
            }
        });
        return text.toString();
    }
}
