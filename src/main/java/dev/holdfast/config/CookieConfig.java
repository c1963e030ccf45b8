package dev.holdfast.config;

import java.util.Optional;

/**
 * The cookie that carries the token: {@code holdfast.cookie.*}.
 *
 * @param name {@code name}
 * @param path {@code path}; empty: the context path, or {@code /} for a {@code __Host-} name
 * @param domain {@code domain}; empty: the host alone
 * @param sameSite {@code same-site}
 * @param secure {@code secure}
 * @param httpOnly {@code http-only}
 */
public record CookieConfig(
        String name,
        Optional<String> path,
        Optional<String> domain,
        SameSite sameSite,
        Secure secure,
        boolean httpOnly) {

    /** The cookie's SameSite attribute (RFC 6265bis). */
    public enum SameSite {
        /** Sent with top-level navigations from other sites. */
        LAX,
        /** Never sent from other sites. */
        STRICT,
        /** Sent from other sites; browsers demand {@code Secure} with it. */
        NONE
    }

    /** When the cookie is marked Secure. */
    public enum Secure {
        /** As the request was made. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER
    }
}
