package dev.holdfast.web;

import dev.holdfast.config.UserConfig;
import dev.holdfast.session.Denial;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a client is told that it was denied what it asked for, where the application lets the exception out: by the status, for which
 * the application may have an error page or, where it lacks a sign-in and is a browser that goes to a page, by being led to the
 * sign-in page. For one request.
 */
final class DenialAnswers {

    private final HttpServletRequest request;
    private final Optional<String> signInPage;

    DenialAnswers(HttpServletRequest request, UserConfig config) {
        this.request = request;
        this.signInPage = config.signInPage();
    }

    /** What was thrown denies, or what is wrapped in it; empty where it is the application's own affair. */
    Optional<Denial> to(Throwable thrown) {
        return Causes.of(thrown).map(Denial::of).flatMap(Optional::stream).findFirst();
    }

    /** Answers on a response that has no body yet; the server does the rest, as it does for {@code sendError}. */
    void send(Denial denial, HttpServletResponse response) throws IOException {
        Optional<String> page = pageFor(denial);
        head(denial, page, response);
        if (page.isEmpty()) {
            response.sendError(denial.status());
        }
    }

    /** Answers without the server, which will not be asked any more. */
    void sendOff(Denial denial, HttpServletResponse response) throws IOException {
        head(denial, pageFor(denial), response);
        response.setContentLength(0);
        response.flushBuffer();
    }

    private static void head(Denial denial, Optional<String> page, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(page.isPresent() ? HttpServletResponse.SC_SEE_OTHER : denial.status());
        page.ifPresent(location -> response.setHeader("Location", location));
        if (page.isEmpty() && denial.isChallenge()) {
            response.setHeader("WWW-Authenticate", Denial.CHALLENGE);
        }
    }

    /**
     * Where to go instead. The context path is the server's word, not what stands in the request's line: that may begin with two
     * slashes, and lead to another site. Not from the page to itself, where it is guarded by mistake.
     */
    private Optional<String> pageFor(Denial denial) {
        return signInPage
                .filter(page -> denial.isChallenge() && Navigation.isMadeBy(request))
                .map(page -> request.getServletContext().getContextPath() + page)
                .filter(location -> !pathOf(location).equals(request.getRequestURI()));
    }

    private static String pathOf(String location) {
        return Stream.of(location.split("[?#]", 2)).findFirst().orElse(location);
    }
}
