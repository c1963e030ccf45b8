package dev.holdfast.web;

import dev.holdfast.config.ProxyConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address from which a client made its request: as this server saw it or, where proxies are trusted, as the proxy that is
 * nearest to this server did, in {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239).
 *
 * <p>That one's word is the last of the list: proxies append, so all before it may be the client's invention. It is not the
 * first, as for {@link ClientScheme}: an invented scheme harms its inventor alone, an invented address stands in the list by
 * which users look for intruders. For the same reason {@code X-Forwarded-For} counts first: most proxies set it, and hand on a
 * {@code Forwarded} that came from the client.
 */
final class ClientAddress {

    private static final String UNKNOWN = "unknown";
    private static final int LONGEST = 45; // of an IPv6 address (RFC 4291, 2.2)

    private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for\\s*=\\s*([^;]+)", Pattern.CASE_INSENSITIVE);

    /** An address with or without a port, as RFC 7239, 6 has it; an IPv6 one of {@code X-Forwarded-For} is often bare. */
    private static final Pattern NODE = Pattern.compile(
            "\\[([0-9A-Fa-f:.]+)](?::\\w+)?|([0-9]+(?:\\.[0-9]+){3})(?::\\w+)?|([0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)");

    private final boolean trusting;

    ClientAddress(ProxyConfig config) {
        this.trusting = config.trustForwarded();
    }

    /** Never empty, and at most 45 characters that are harmless anywhere. */
    String of(HttpServletRequest request) {
        Optional<String> told = trusting ? told(request) : Optional.empty();
        return told.or(() -> seen(request)).orElse(UNKNOWN);
    }

    /** Where the proxy tells of none, as it may ({@code unknown}, {@code _hidden}), it is the proxy's own that is known. */
    private static Optional<String> told(HttpServletRequest request) {
        return last(request, "X-Forwarded-For")
                .or(() -> last(request, "Forwarded")
                        .map(FOR::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1)))
                .flatMap(ClientAddress::address);
    }

    /** Some containers give the interface of a local address as well, as {@code fe80::1%eth0}. */
    private static Optional<String> seen(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteAddr()).flatMap(text -> address(text.split("%", 2)[0]));
    }

    private static Optional<String> last(HttpServletRequest request, String header) {
        Enumeration<String> fields = request.getHeaders(header);
        if (fields == null) {
            return Optional.empty();
        }
        String all = String.join(",", Collections.list(fields));
        return Optional.of(all.substring(all.lastIndexOf(',') + 1).strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<String> address(String node) {
        Matcher matcher = NODE.matcher(node.replace("\"", "").strip());
        return matcher.matches()
                ? Optional.of(matcher.group(1 + which(matcher))).filter(text -> text.length() <= LONGEST)
                : Optional.empty();
    }

    private static int which(Matcher matcher) {
        return matcher.group(1) != null ? 0 : matcher.group(2) != null ? 1 : 2;
    }
}
