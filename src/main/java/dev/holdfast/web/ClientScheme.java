package dev.holdfast.web;

import dev.holdfast.config.ProxyConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the client itself made its request over TLS: as this server saw it or, where proxies are trusted, as the proxy that
 * is nearest to the client says in {@code Forwarded} (RFC 7239) or {@code X-Forwarded-Proto}.
 */
final class ClientScheme {

    private static final System.Logger LOG = System.getLogger(ClientScheme.class.getName());
    private static final Pattern PROTO =
            Pattern.compile("(?:^|;)\\s*proto\\s*=\\s*\"?([A-Za-z]+)\"?\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);

    private final ProxyConfig config;
    private final RateLimit warnings;

    ClientScheme(ProxyConfig config, RateLimit warnings) {
        this.config = config;
        this.warnings = warnings;
    }

    boolean isSecure(HttpServletRequest request) {
        Optional<Boolean> told = told(request);
        if (config.trustForwarded()) {
            return told.orElse(request.isSecure());
        }
        if (told.orElse(false) && !request.isSecure() && warnings.tryAcquire()) {
            LOG.log(System.Logger.Level.WARNING, WebMessages.UNTRUSTED_HTTPS);
        }
        return request.isSecure();
    }

    private static Optional<Boolean> told(HttpServletRequest request) {
        return forwarded(request)
                .or(() -> nearest(request, "X-Forwarded-Proto"))
                .map("https"::equals);
    }

    private static Optional<String> forwarded(HttpServletRequest request) {
        return nearest(request, "Forwarded")
                .map(PROTO::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    /** What the proxy nearest to the client wrote: the first of the list. */
    private static Optional<String> nearest(HttpServletRequest request, String header) {
        return Optional.ofNullable(request.getHeader(header))
                .map(value -> value.split(",", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty());
    }
}
