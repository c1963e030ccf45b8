package dev.holdfast.security;

import jakarta.security.enterprise.authentication.mechanism.http.RememberMe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The cookie of a remembered login as a mechanism's {@code @RememberMe} has it, on the path that servers give it.
 *
 * @param name of the cookie
 * @param maxAge in seconds; negative: until the browser is closed
 * @param secure whether it is sent by https only
 * @param httpOnly whether scripts are kept from it
 */
record RememberedCookie(String name, int maxAge, boolean secure, boolean httpOnly) {

    private static final String SET_COOKIE = "Set-Cookie";

    /** @param expressions gives the value of an expression, of a type */
    static RememberedCookie of(RememberMe terms, BiFunction<String, Class<?>, Object> expressions) {
        return new RememberedCookie(
                nameOf(terms, expressions),
                terms.cookieMaxAgeSecondsExpression().isEmpty()
                        ? terms.cookieMaxAgeSeconds()
                        : (Integer) expressions.apply(terms.cookieMaxAgeSecondsExpression(), Integer.class),
                terms.cookieSecureOnlyExpression().isEmpty()
                        ? terms.cookieSecureOnly()
                        : (Boolean) expressions.apply(terms.cookieSecureOnlyExpression(), Boolean.class),
                terms.cookieHttpOnlyExpression().isEmpty()
                        ? terms.cookieHttpOnly()
                        : (Boolean) expressions.apply(terms.cookieHttpOnlyExpression(), Boolean.class));
    }

    /** @param expressions gives the value of an expression, of a type */
    static String nameOf(RememberMe terms, BiFunction<String, Class<?>, Object> expressions) {
        return isExpression(terms.cookieName())
                ? (String) expressions.apply(terms.cookieName(), String.class)
                : terms.cookieName();
    }

    private static boolean isExpression(String text) {
        return text.contains("#{") || text.contains("${");
    }

    /** Gives the client this token, in place of what the response told it of the cookie before. */
    void write(HttpServletRequest request, HttpServletResponse response, String token) {
        replace(response, text(request, token, maxAge));
    }

    /** Has the client forget the cookie. */
    void clear(HttpServletRequest request, HttpServletResponse response) {
        replace(response, text(request, "", 0));
    }

    private void replace(HttpServletResponse response, String cookie) {
        List<String> others = new ArrayList<>(response.getHeaders(SET_COOKIE));
        if (others.removeIf(other -> other.startsWith(name + "="))) {
            response.setHeader(SET_COOKIE, cookie);
            others.forEach(other -> response.addHeader(SET_COOKIE, other));
        } else {
            response.addHeader(SET_COOKIE, cookie);
        }
    }

    /** As text: {@code Cookie.setAttribute} is new, and not every server heeds it. */
    private String text(HttpServletRequest request, String token, int maxAge) {
        String path = request.getContextPath();
        return name + "=" + token
                + "; Path=" + (path.isEmpty() ? "/" : path)
                + (maxAge < 0 ? "" : "; Max-Age=" + maxAge)
                + (secure ? "; Secure" : "")
                + (httpOnly ? "; HttpOnly" : "")
                + "; SameSite=Lax";
    }
}
