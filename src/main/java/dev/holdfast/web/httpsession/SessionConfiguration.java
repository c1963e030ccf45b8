package dev.holdfast.web.httpsession;

import dev.holdfast.config.CookieConfig;
import dev.holdfast.config.CookieConfig.SameSite;
import dev.holdfast.config.CookieConfig.Secure;
import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.config.HttpSessionConfig.OwnSettings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the application has said of its session by {@code <session-config>} or {@link SessionCookieConfig} (Servlet 6.0, 7.1.1 and
 * 7.5), as far as Holdfast's own settings say nothing else. To be read when the application has started.
 */
public final class SessionConfiguration {

    /** What the cookie's settings have a place of their own for; all else is passed on as it is. */
    private static final Set<String> KNOWN =
            Set.of("samesite", "domain", "path", "secure", "httponly", "max-age", "comment", "expires");

    /** What a server calls its cookie where nobody says otherwise (Servlet 6.0, 7.1.1). */
    static final String STANDARD_NAME = "JSESSIONID";

    private final HoldfastConfig config;
    private final OwnSettings own;
    private final ServletContext context;
    private final SessionCookieConfig cookie;
    private final Map<String, String> attributes;

    /**
     * Of one application.
     *
     * @param config the effective configuration
     * @param context of the application
     */
    public SessionConfiguration(HoldfastConfig config, ServletContext context) {
        this.config = config;
        this.own = config.httpSession().own();
        this.context = context;
        this.cookie = context.getSessionCookieConfig();
        this.attributes = attributes();
    }

    /**
     * How long a session lives unused: {@code <session-timeout>}, in minutes.
     *
     * @return the time-out of new sessions; zero: no limit
     */
    public Duration idleTimeout() {
        return own.idleTimeout()
                ? config.session().idleTimeout()
                : Duration.ofMinutes(Math.max(0, context.getSessionTimeout()));
    }

    /**
     * The session's cookie. A script sees it where {@code <http-only>} or {@code holdfast.cookie.http-only} is {@code false}. What
     * browsers demand of a cookie of its name counts more than what is configured beside it.
     *
     * @return its attributes
     */
    public CookieConfig cookie() {
        CookieConfig ours = config.cookie();
        return new CookieConfig(
                        own.cookieName() ? ours.name() : name().orElse(ours.name()),
                        ours.path().or(() -> given(cookie.getPath())),
                        ours.domain().or(() -> given(cookie.getDomain())),
                        own.cookieSameSite() ? ours.sameSite() : sameSite().orElse(ours.sameSite()),
                        own.cookieSecure() || !cookie.isSecure() ? ours.secure() : Secure.ALWAYS,
                        ours.httpOnly()
                                && (own.cookieHttpOnly() || !"false".equalsIgnoreCase(cookie.getAttribute("HttpOnly"))))
                .fitForName();
    }

    /**
     * Attributes of the cookie that Holdfast has no settings for.
     *
     * @return name → value, as {@code Max-Age}; an empty value for those without
     */
    public Map<String, String> furtherAttributes() {
        Map<String, String> further = new TreeMap<>();
        if (cookie.getMaxAge() >= 0) {
            further.put("Max-Age", Integer.toString(cookie.getMaxAge()));
        }
        attributes.forEach((name, value) -> {
            if (!KNOWN.contains(name.toLowerCase(Locale.ROOT))) {
                further.put(name, value);
            }
        });
        return further;
    }

    /** As web.xml has them, and over that as they were set. */
    private Map<String, String> attributes() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(WebDescriptors.of(context).cookieAttributes());
        all.putAll(setAttributes());
        return all;
    }

    /** Payara 6.2025.10 does not read those of web.xml, and throws where none was set. */
    private Map<String, String> setAttributes() {
        try {
            return cookie.getAttributes();
        } catch (NullPointerException none) {
            return Map.of();
        }
    }

    /** Some containers give the standard name where none was chosen. */
    private Optional<String> name() {
        return SharedCookieName.chosenIn(context)
                .or(() -> given(cookie.getName()))
                .filter(name -> !name.equals(STANDARD_NAME));
    }

    private Optional<SameSite> sameSite() {
        return Optional.ofNullable(attributes.get("SameSite"))
                .map(text -> text.toUpperCase(Locale.ROOT))
                .flatMap(text -> Set.of(SameSite.values()).stream()
                        .filter(value -> value.name().equals(text))
                        .findFirst());
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }
}
