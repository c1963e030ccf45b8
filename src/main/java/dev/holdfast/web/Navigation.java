package dev.holdfast.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A browser that goes to a page, rather than a script or an API client that asks for something: only the first one can make use of
 * another page in the place of what it asked for.
 */
final class Navigation {

    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    private Navigation() {}

    /** By what browsers accept, and by what the current ones say outright: {@code Sec-Fetch-Mode} (Fetch Metadata). */
    static boolean isMadeBy(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return METHODS.contains(request.getMethod())
                && (mode == null || mode.equalsIgnoreCase("navigate"))
                && accepted(request).anyMatch(PAGES::contains);
    }

    private static Stream<String> accepted(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders("Accept");
        List<String> all = headers == null ? List.of() : Collections.list(headers);
        return all.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }
}
