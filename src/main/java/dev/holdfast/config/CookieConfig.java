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

    /**
     * This one as browsers take it by its name (RFC 6265bis, 4.1.3): they drop one of a {@code __Host-} or {@code __Secure-} name that
     * is not Secure, and one of a {@code __Host-} name that has a domain, or another path than {@code /}.
     *
     * @return with {@code auto} as {@code always}, and without path and domain of its own, where the name demands it
     */
    public CookieConfig fitForName() {
        CookiePrefix prefix = CookiePrefix.of(name);
        boolean ofHost = prefix == CookiePrefix.HOST;
        return new CookieConfig(
                name,
                ofHost ? Optional.of("/") : path,
                ofHost ? Optional.empty() : domain,
                sameSite,
                prefix != CookiePrefix.NONE && secure == Secure.AUTO ? Secure.ALWAYS : secure,
                httpOnly);
    }

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
