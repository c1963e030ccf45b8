package dev.holdfast.security;

import dev.holdfast.config.HoldfastConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;

/**
 * The mechanism of applications that have none and sign their callers in by {@code DistributedSession}: whoever is signed in is
 * told to the server by the interceptor before it; all others may see what is not protected. A bean only where
 * {@code holdfast.user.mechanism} says so, as servers take any mechanism that they find.
 */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {

    private final Optional<String> signInPage;

    /** For the container's proxy. */
    SessionMechanism() {
        this.signInPage = Optional.empty();
    }

    @Inject
    SessionMechanism(HoldfastConfig config) {
        this.signInPage = config.user().signInPage();
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isProtected()) {
            return context.doNothing();
        }
        return signInPage
                .filter(page -> isPageWanted(request) && !page.equals(pathOf(request)))
                .map(page -> context.redirect(request.getContextPath() + page))
                .orElseGet(context::responseUnauthorized);
    }

    /** A browser shows a page in the place of another one; a script, or who sends something, has to know that it was refused. */
    private static boolean isPageWanted(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && accepted != null
                && accepted.toLowerCase(Locale.ROOT).contains("text/html");
    }

    private static String pathOf(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
