package dev.holdfast.web;

import dev.holdfast.config.CookieConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The token in a cookie (RFC 6265bis). Both headers are read and written as text: Undertow's {@code getCookies} gives only the
 * first of several cookies of one name, and its {@code addCookie} drops {@code SameSite}; a header can also be replaced.
 */
final class CookieTransport implements TokenTransport {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String MAX_AGE = "Max-Age";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final CookieConfig config;
    private final ClientScheme scheme;
    private final InstantSource clock;
    private final String assignment;
    private final Optional<Duration> lifetime;
    private final String further;

    CookieTransport(CookieConfig config, ClientScheme scheme) {
        this(config, Map.of(), scheme, InstantSource.system());
    }

    /** With attributes that have no setting: name → value, empty for those without. */
    CookieTransport(CookieConfig config, Map<String, String> further, ClientScheme scheme, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.lifetime = further.entrySet().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase(MAX_AGE))
                .map(attribute -> Duration.ofSeconds(Long.parseLong(attribute.getValue())))
                .findFirst();
        this.further = further.entrySet().stream()
                .filter(attribute -> !attribute.getKey().equalsIgnoreCase(MAX_AGE))
                .map(CookieTransport::text)
                .collect(Collectors.joining());
        this.scheme = scheme;
        this.assignment = config.name() + "=";
    }

    @Override
    public List<String> read(HttpServletRequest request) {
        List<String> found = new ArrayList<>();
        Enumeration<String> headers = request.getHeaders("Cookie");
        while (headers != null && headers.hasMoreElements()) {
            for (String pair : headers.nextElement().split(";")) {
                read(pair.strip(), found);
            }
        }
        return List.copyOf(found);
    }

    private void read(String pair, List<String> found) {
        if (pair.startsWith(assignment)) {
            String value = pair.substring(assignment.length());
            if (!value.isEmpty()) {
                found.add(value);
            }
        }
    }

    @Override
    public boolean isCookie() {
        return true;
    }

    @Override
    public HttpServletRequest hide(HttpServletRequest request) {
        return new TokenlessRequest(request, read(request));
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, String token) {
        replace(response, assignment + token + lifetime() + attributes(request));
        keepFromSharedCaches(response);
    }

    @Override
    public void clear(HttpServletRequest request, HttpServletResponse response) {
        replace(response, assignment + "; Max-Age=0" + attributes(request));
    }

    /** A renewal may come with any answer, also one that the application lets everybody keep (RFC 9111, 5.2.2.7). */
    private static void keepFromSharedCaches(HttpServletResponse response) {
        String all = String.join(",", response.getHeaders(CACHE_CONTROL)).toLowerCase(Locale.ROOT);
        if ((all.contains("public") || all.contains("s-maxage")) && !all.contains("private")) {
            response.addHeader(CACHE_CONTROL, "private");
        }
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
        return text.append("; SameSite=").append(sameSite()).append(further).toString();
    }

    /** Both, as clients older than RFC 6265 know the date only. */
    private String lifetime() {
        return lifetime.map(age -> "; Max-Age=" + age.toSeconds() + "; Expires="
                        + DATE.format(clock.instant().plus(age)))
                .orElse("");
    }

    private static String text(Map.Entry<String, String> attribute) {
        return "; " + attribute.getKey() + (attribute.getValue().isEmpty() ? "" : "=" + attribute.getValue());
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

    private void replace(HttpServletResponse response, String cookie) {
        List<String> others = new ArrayList<>(response.getHeaders(SET_COOKIE));
        if (others.removeIf(other -> other.startsWith(assignment))) {
            response.setHeader(SET_COOKIE, cookie);
            others.forEach(other -> response.addHeader(SET_COOKIE, other));
        } else {
            response.addHeader(SET_COOKIE, cookie);
        }
    }
}
