package dev.holdfast.web;

import dev.holdfast.config.PassiveConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/**
 * Which requests do not count as use of their session. A client may say so of any of its requests: it can only shorten its
 * session's life. The path is that of the client's request as the container found its servlet by it, so decoded and without
 * parameters; where a forward leads does not count.
 */
final class PassiveRequests {

    private static final String ALL_BELOW = "/*";

    private final String header;
    private final List<String> paths;

    PassiveRequests(PassiveConfig config) {
        this.header = config.header();
        this.paths = config.paths();
    }

    boolean include(HttpServletRequest request) {
        return isDeclared(request) || isListed(request);
    }

    private boolean isDeclared(HttpServletRequest request) {
        String value = request.getHeader(header);
        return value != null && !value.strip().equalsIgnoreCase("false");
    }

    private boolean isListed(HttpServletRequest request) {
        if (paths.isEmpty()) {
            return false;
        }
        String path = Objects.requireNonNullElse(request.getServletPath(), "")
                + Objects.requireNonNullElse(request.getPathInfo(), "");
        return paths.stream().anyMatch(listed -> covers(listed, path));
    }

    private static boolean covers(String listed, String path) {
        if (!listed.endsWith(ALL_BELOW)) {
            return path.equals(listed);
        }
        String top = listed.substring(0, listed.length() - ALL_BELOW.length());
        return path.startsWith(top) && (path.length() == top.length() || path.charAt(top.length()) == '/');
    }
}
