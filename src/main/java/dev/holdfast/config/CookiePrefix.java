package dev.holdfast.config;

/** The prefixes of cookie names to which browsers tie conditions (RFC 6265bis, 4.1.3); they ignore case. */
enum CookiePrefix {
    NONE(""),
    SECURE("__Secure-"),
    HOST("__Host-");

    private final String text;

    CookiePrefix(String text) {
        this.text = text;
    }

    static CookiePrefix of(String cookieName) {
        for (CookiePrefix prefix : new CookiePrefix[] {SECURE, HOST}) {
            if (cookieName.regionMatches(true, 0, prefix.text, 0, prefix.text.length())) {
                return prefix;
            }
        }
        return NONE;
    }
}
